{{/* Pods of several components as peers of a NetworkPolicy. Takes a list of (dict "root" $ "component" "ingest"). */}}
{{- define "emoji.peers" -}}
{{- $peers := list -}}
{{- range . -}}
{{- $peers = printf "- podSelector:\n    matchLabels:\n%s" (include "emoji.selector" . | indent 6) | append $peers -}}
{{- end -}}
{{- join "\n" $peers -}}
{{- end -}}
