{{/* A value as a string. Without toJson, Go prints a number of a million or more with an exponent. */}}
{{- define "emoji.text" -}}
{{- ternary (toJson .) (toString .) (kindIs "float64" .) -}}
{{- end -}}

{{/* A map with string values, such as labels and annotations, where Kubernetes rejects numbers and booleans. */}}
{{- define "emoji.texts" -}}
{{- $lines := list -}}
{{- range $name, $value := . -}}
{{- $lines = printf "%s: %s" $name (include "emoji.text" $value | quote) | append $lines -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end -}}

{{/* A replica's part of a limit that all replicas share: .limit, .ingest. */}}
{{- define "emoji.sharedLimit" -}}
{{- $parts := ternary (int .ingest.replicas) 1 (eq .ingest.autoscaling.mode "none") -}}
{{- printf "%d/s burst %d" (max 1 (div (int .limit.perSecond) $parts)) (max 1 (div (int .limit.burst) $parts)) -}}
{{- end -}}
