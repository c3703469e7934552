{{/*
The part of a pod's specification that all pods share. Takes root, component and values; account, the name of the
ServiceAccount, by default the component's; and token, whether the account's token is mounted, by default not.
*/}}
{{- define "emoji.pod" -}}
serviceAccountName: {{ .account | default (include "emoji.name" .) }}
automountServiceAccountToken: {{ .token | default false }}
{{- /* A Service named kafka would set KAFKA_PORT, which the programs would read as a Kafka setting. */}}
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- include "emoji.texts" . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Spread over nodes where possible, unless the values have other constraints. */}}
{{- define "emoji.spread" -}}
topologySpreadConstraints:
{{- if .values.topologySpreadConstraints }}
  {{- toYaml .values.topologySpreadConstraints | nindent 2 }}
{{- else }}
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "emoji.selector" . | nindent 8 }}
{{- end }}
{{- end -}}

{{/* The pod's part of the Pod Security Standard "restricted". Takes root and component. */}}
{{- define "emoji.podSecurity" -}}
{{- $user := (include "emoji.component" . | fromYaml).user -}}
runAsNonRoot: true
{{- if .root.Values.userIds }}
runAsUser: {{ $user }}
runAsGroup: {{ $user }}
fsGroup: {{ $user }}
{{- end }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The container's part of it, and a read-only root filesystem. */}}
{{- define "emoji.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Annotations of a pod: those of the values and those for scraping. Takes root, component and values. */}}
{{- define "emoji.podAnnotations" -}}
{{- $component := include "emoji.component" . | fromYaml -}}
{{- $annotations := dict -}}
{{- if .root.Values.monitoring.scrapeAnnotations -}}
{{- $_ := set $annotations "prometheus.io/scrape" "true" -}}
{{- $_ := set $annotations "prometheus.io/port" (index $component.ports $component.metrics.port | toString) -}}
{{- $_ := set $annotations "prometheus.io/path" $component.metrics.path -}}
{{- end -}}
{{- with merge (deepCopy (.values.podAnnotations | default dict)) $annotations -}}
annotations:
  {{- include "emoji.texts" . | nindent 2 }}
{{- end -}}
{{- end -}}

{{/* Environment variables from the values, sorted by name. */}}
{{- define "emoji.env" -}}
{{- $variables := list -}}
{{- range $name, $value := . -}}
{{- $variables = printf "- name: %s\n  value: %s" $name (include "emoji.text" $value | quote) | append $variables -}}
{{- end -}}
{{- join "\n" $variables -}}
{{- end -}}

{{/* Ports of a container, sorted by name. Takes a map from name to number. */}}
{{- define "emoji.ports" -}}
{{- $ports := list -}}
{{- range $name, $number := . -}}
{{- $ports = printf "- name: %s\n  containerPort: %v" $name $number | append $ports -}}
{{- end -}}
{{- join "\n" $ports -}}
{{- end -}}

{{/* Probes of a Quarkus program, on its management port. Takes root and component. */}}
{{- define "emoji.probes" -}}
{{- $health := (include "emoji.component" . | fromYaml).health -}}
startupProbe:
  httpGet: {path: {{ $health.started }}, port: management}
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: {path: {{ $health.live }}, port: management}
  periodSeconds: 10
  timeoutSeconds: 5
readinessProbe:
  httpGet: {path: {{ $health.ready }}, port: management}
  periodSeconds: 5
  timeoutSeconds: 3
{{- end -}}
