{{/* A value as text. Numbers would otherwise get an exponent from a million on. */}}
{{- define "emoji.text" -}}
{{- ternary (toJson .) (toString .) (kindIs "float64" .) -}}
{{- end -}}

{{/* Labels, annotations and the like: whatever the values are, the cluster takes texts only. */}}
{{- define "emoji.texts" -}}
{{- $lines := list -}}
{{- range $name, $value := . -}}
{{- $lines = printf "%s: %s" $name (include "emoji.text" $value | quote) | append $lines -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end -}}
