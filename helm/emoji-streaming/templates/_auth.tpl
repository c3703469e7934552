{{/* Not empty if a mode of authentication is chosen. Takes root and mode. */}}
{{- define "emoji.auth" -}}
{{- if has .mode (splitList "," .root.Values.auth.mode) }}yes{{ end -}}
{{- end -}}

{{/* Environment variables of authentication, for ingest and feed. Takes root and component. */}}
{{- define "emoji.authEnv" -}}
{{- $auth := .root.Values.auth -}}
- name: AUTH
  value: {{ $auth.mode | quote }}
{{- if include "emoji.auth" (merge (dict "mode" "api-key") .) }}
- name: AUTH_KEYS_FILE
  value: /etc/api-keys/keys
{{- end }}
{{- if include "emoji.auth" (merge (dict "mode" "anonymous") .) }}
- name: AUTH_TOKEN_KEY_FILE
  value: /etc/token-keys/keys
{{- if eq .component "feed" }}
- name: ANONYMOUS_ROOMS
  value: {{ $auth.anonymous.rooms | quote }}
- name: ANONYMOUS_ISSUE
  value: {{ $auth.anonymous.issue | quote }}
{{- end }}
{{- end }}
{{- if include "emoji.auth" (merge (dict "mode" "jwt") .) }}
- name: JWT_ISSUER
  value: {{ $auth.jwt.issuer | quote }}
- name: JWT_AUDIENCE
  value: {{ $auth.jwt.audience | quote }}
- name: JWT_KEYS
  value: {{ $auth.jwt.keys | quote }}
- name: JWT_ALGORITHMS
  value: {{ $auth.jwt.algorithms | quote }}
- name: JWT_MAX_AGE
  value: {{ $auth.jwt.maxAge | quote }}
{{- end }}
{{- if and (eq .component "feed") $auth.roomsRead }}
- name: ROOMS_READ
  value: {{ $auth.roomsRead }}
{{- end }}
{{- end -}}

{{/* Folders, not single files (subPath), so that a changed Secret arrives in a running pod. */}}
{{- define "emoji.authMounts" -}}
{{- if include "emoji.auth" (merge (dict "mode" "api-key") .) }}
- name: api-keys
  mountPath: /etc/api-keys
  readOnly: true
{{- end }}
{{- if include "emoji.auth" (merge (dict "mode" "anonymous") .) }}
- name: token-keys
  mountPath: /etc/token-keys
  readOnly: true
{{- end }}
{{- end -}}

{{- define "emoji.authVolumes" -}}
{{- $auth := .root.Values.auth -}}
{{- if include "emoji.auth" (merge (dict "mode" "api-key") .) }}
- name: api-keys
  secret:
    secretName: {{ $auth.keysSecret }}
    items:
      - key: {{ $auth.keysSecretKey }}
        path: keys
{{- end }}
{{- if include "emoji.auth" (merge (dict "mode" "anonymous") .) }}
- name: token-keys
  secret:
    secretName: {{ $auth.tokenKeySecret }}
    items:
      - key: {{ $auth.tokenKeySecretKey }}
        path: keys
{{- end }}
{{- end -}}

{{/* Port of the issuer's keys. Takes the root. */}}
{{- define "emoji.jwtKeysPort" -}}
{{- regexFind ":[0-9]+$" (urlParse .Values.auth.jwt.keys).host | trimPrefix ":" | default "443" -}}
{{- end -}}

{{/* Not empty if the simulator can send reactions. Takes the root. */}}
{{- define "emoji.simulatorMaySend" -}}
{{- if or (eq .Values.auth.mode "none") .Values.simulator.apiKeySecret }}yes{{ end -}}
{{- end -}}
