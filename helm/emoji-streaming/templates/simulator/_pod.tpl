{{/* A pod of the simulator. Takes root and args, the simulator's arguments. */}}
{{- define "emoji.simulatorPod" -}}
{{- $simulator := .root.Values.simulator -}}
{{- $this := dict "root" .root "component" "simulator" "values" $simulator -}}
securityContext:
  {{- include "emoji.podSecurity" $this | nindent 2 }}
containers:
  - name: simulator
    image: {{ include "emoji.image" $this }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    securityContext:
      {{- include "emoji.containerSecurity" . | nindent 6 }}
    args:
      - --url
      - http://{{ include "emoji.name" (dict "root" .root "component" "ingest") }}:{{ .root.Values.ingest.service.port }}
      {{- range .args }}
      - {{ . | quote }}
      {{- end }}
    env:
      {{- include "emoji.kafkaEnv" $this | nindent 6 }}
      {{- with $simulator.apiKeySecret }}
      - name: API_KEY
        valueFrom:
          secretKeyRef:
            name: {{ . }}
            key: {{ $simulator.apiKeySecretKey }}
      {{- end }}
    resources:
      {{- toYaml $simulator.resources | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
      {{- with include "emoji.kafkaMounts" $this | trim }}
      {{- . | nindent 6 }}
      {{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
  {{- with include "emoji.kafkaVolumes" $this | trim }}
  {{- . | nindent 2 }}
  {{- end }}
{{- end -}}
