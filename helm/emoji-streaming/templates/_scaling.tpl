{{/* HorizontalPodAutoscaler or KEDA's ScaledObject, and the PodDisruptionBudget. Takes root, component, values, kind; for KEDA also query and threshold. */}}
{{- define "emoji.scaling" -}}
{{- $scaling := .values.autoscaling }}
{{- if eq $scaling.mode "hpa" }}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "emoji.name" . }}
  labels:
    {{- include "emoji.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: {{ .kind }}
    name: {{ include "emoji.name" . }}
  minReplicas: {{ $scaling.min }}
  maxReplicas: {{ $scaling.max }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: {{ $scaling.cpuPercent }}
  behavior:
    scaleDown:
      {{- /* Longer than the default, because viewers pause between two waves of reactions. */}}
      stabilizationWindowSeconds: 600
{{- else if eq $scaling.mode "keda" }}
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: {{ include "emoji.name" . }}
  labels:
    {{- include "emoji.labels" . | nindent 4 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: {{ .kind }}
    name: {{ include "emoji.name" . }}
  minReplicaCount: {{ $scaling.min }}
  maxReplicaCount: {{ $scaling.max }}
  advanced:
    horizontalPodAutoscalerConfig:
      behavior:
        scaleDown:
          {{- /* Longer than the default, because viewers pause between two waves of reactions. */}}
          stabilizationWindowSeconds: 600
  triggers:
    - type: cpu
      metricType: Utilization
      metadata:
        value: {{ $scaling.cpuPercent | quote }}
    - type: prometheus
      metricType: AverageValue
      metadata:
        serverAddress: {{ .root.Values.monitoring.prometheusUrl }}
        query: {{ .query | quote }}
        threshold: {{ .threshold | int | quote }}
{{- end }}
{{- $budget := .values.podDisruptionBudget }}
{{- if $budget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "emoji.name" . }}
  labels:
    {{- include "emoji.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ $budget.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "emoji.selector" . | nindent 6 }}
{{- end }}
{{- end -}}
