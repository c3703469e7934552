{{/*
The part of a pod's specification that all pods share. Takes root, component and values; account, the name of the
ServiceAccount, by default the component's; and token, whether the account's token is mounted, by default not.
*/}}
{{- define "emoji.pod" -}}
serviceAccountName: {{ .account | default (include "emoji.name" .) }}
automountServiceAccountToken: {{ .token | default false }}
# A Service called kafka would bring KAFKA_PORT, which the programs would take for a setting of Kafka's.
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

{{/* Over nodes as far as that is possible, unless values say otherwise. */}}
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

{{/* The pod's part of the standard "restricted". Takes the root and the numerical user of the image. */}}
{{- define "emoji.podSecurity" -}}
{{- $user := index . 1 -}}
runAsNonRoot: true
{{- if (index . 0).Values.userIds }}
runAsUser: {{ $user }}
runAsGroup: {{ $user }}
fsGroup: {{ $user }}
{{- end }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{/* The container's part of it, and a root that nobody writes to. */}}
{{- define "emoji.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Annotations of a pod: what values say, and where its metrics are. Takes root, values, port, path. */}}
{{- define "emoji.podAnnotations" -}}
{{- $annotations := dict -}}
{{- if .root.Values.monitoring.scrapeAnnotations -}}
{{- $_ := set $annotations "prometheus.io/scrape" "true" -}}
{{- $_ := set $annotations "prometheus.io/port" (toString .port) -}}
{{- $_ := set $annotations "prometheus.io/path" .path -}}
{{- end -}}
{{- with merge (deepCopy (.values.podAnnotations | default dict)) $annotations -}}
annotations:
  {{- include "emoji.texts" . | nindent 2 }}
{{- end -}}
{{- end -}}

{{/* Variables of the operator's own, sorted by name. */}}
{{- define "emoji.env" -}}
{{- $variables := list -}}
{{- range $name, $value := . -}}
{{- $variables = printf "- name: %s\n  value: %s" $name (include "emoji.text" $value | quote) | append $variables -}}
{{- end -}}
{{- join "\n" $variables -}}
{{- end -}}
