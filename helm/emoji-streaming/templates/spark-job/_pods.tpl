{{/* URL or folder of the checkpoint. Takes root and component. */}}
{{- define "emoji.checkpoint" -}}
{{- .root.Values.sparkJob.checkpoint.url | default (printf "%s/checkpoint" (include "emoji.component" . | fromYaml).state) -}}
{{- end -}}

{{- define "emoji.checkpointClaim" -}}
{{- $this := dict "root" . "component" "spark-job" -}}
{{- .Values.sparkJob.checkpoint.existingClaim | default (printf "%s-checkpoint" (include "emoji.name" $this)) -}}
{{- end -}}

{{- define "emoji.sparkJar" -}}
local:///opt/spark/jars/emoji-streaming-spark-job.jar
{{- end -}}

{{/* Three fifths of a pod's memory are heap; RocksDB, Netty and the JVM use the rest. */}}
{{- define "emoji.heapMiB" -}}{{ div (mul (int .) 3) 5 }}{{- end -}}
{{- define "emoji.overheadMiB" -}}{{ sub (int .) (include "emoji.heapMiB" . | int) }}{{- end -}}

{{/* Volumes of the driver and of the executors. */}}
{{- define "emoji.sparkVolumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .root.Values.sparkJob.scratchSize }}
{{- if not .root.Values.sparkJob.checkpoint.url }}
- name: checkpoint
  persistentVolumeClaim:
    claimName: {{ include "emoji.checkpointClaim" .root }}
{{- end }}
{{- with include "emoji.kafkaVolumes" . | trim }}
{{ . }}
{{- end }}
{{- end -}}

{{- define "emoji.sparkMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if not .root.Values.sparkJob.checkpoint.url }}
- name: checkpoint
  mountPath: {{ (include "emoji.component" . | fromYaml).state }}
{{- end }}
{{- with include "emoji.kafkaMounts" . | trim }}
{{ . }}
{{- end }}
{{- end -}}

{{/* Environment variables of the driver. */}}
{{- define "emoji.driverEnv" -}}
{{- $component := include "emoji.component" . | fromYaml -}}
{{- $job := .root.Values.sparkJob -}}
{{ include "emoji.kafkaEnv" . }}
- name: EMOJI_TOPIC
  value: {{ .root.Values.topics.reactions | quote }}
- name: EMOJI_CATALOGUE
  value: {{ .root.Values.emojiCatalogue | quote }}
- name: CHECKPOINT_LOCATION
  value: {{ include "emoji.checkpoint" . | quote }}
- name: TRIGGER_INTERVAL
  value: {{ include "emoji.text" $job.triggerInterval | quote }}
- name: ALLOWED_LATENESS
  value: {{ include "emoji.text" $job.allowedLateness | quote }}
- name: WATERMARK_DELAY
  value: {{ include "emoji.text" $job.watermarkDelay | quote }}
- name: MAX_PER_USER
  value: {{ include "emoji.text" $job.maxPerUser | quote }}
- name: SCALED_COUNT
  value: {{ $job.scaledCount | quote }}
{{- with $job.historyPath }}
- name: HISTORY_PATH
  value: {{ . | quote }}
{{- end }}
- name: CONSOLE
  value: "false"
- name: METRICS_PORT
  value: {{ $component.ports.metrics | quote }}
{{- with include "emoji.env" $job.env }}
{{ . }}
{{- end }}
{{- end -}}

{{/* The driver's pod; Spark expects the container's name. Takes args, env and token of the mode. */}}
{{- define "emoji.driverPod" -}}
{{- $component := include "emoji.component" . | fromYaml -}}
{{- $values := .root.Values -}}
metadata:
  labels:
    {{- include "emoji.labels" . | nindent 4 }}
  {{- with include "emoji.podAnnotations" . }}
  {{- . | nindent 2 }}
  {{- end }}
spec:
  {{- include "emoji.pod" . | nindent 2 }}
  {{- /* The job completes the running batch within 20 s. */}}
  terminationGracePeriodSeconds: 45
  securityContext:
    {{- include "emoji.podSecurity" . | nindent 4 }}
  containers:
    - name: spark-kubernetes-driver
      image: {{ include "emoji.image" . }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      {{- /* Spark copies jars into its working directory. */}}
      workingDir: /tmp
      securityContext:
        {{- include "emoji.containerSecurity" . | nindent 8 }}
      {{- with .args }}
      args:
        {{- range . }}
        - {{ . | quote }}
        {{- end }}
      {{- end }}
      env:
        {{- include "emoji.driverEnv" . | nindent 8 }}
        {{- with .env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        {{- include "emoji.ports" (pick $component.ports "metrics") | nindent 8 }}
      startupProbe:
        httpGet: {path: {{ $component.health.live }}, port: metrics}
        periodSeconds: 5
        failureThreshold: 60
      livenessProbe:
        httpGet: {path: {{ $component.health.live }}, port: metrics}
        periodSeconds: 15
        timeoutSeconds: 5
      resources:
        requests: {cpu: {{ $values.sparkJob.driver.cpu | quote }}, memory: {{ $values.sparkJob.driver.memoryMiB | int }}Mi}
        limits: {memory: {{ $values.sparkJob.driver.memoryMiB | int }}Mi}
      volumeMounts:
        {{- include "emoji.sparkMounts" . | nindent 8 }}
  volumes:
    {{- include "emoji.sparkVolumes" . | nindent 4 }}
{{- end -}}

{{/* An executor's pod; Spark adds the command, the driver's address and the scratch folder. */}}
{{- define "emoji.executorPod" -}}
{{- $executor := dict "root" .root "component" "spark-executor" "values" .values -}}
{{- $executors := .root.Values.sparkJob.executors -}}
metadata:
  labels:
    {{- include "emoji.labels" $executor | nindent 4 }}
spec:
  {{- include "emoji.pod" . | nindent 2 }}
  {{- include "emoji.spread" $executor | nindent 2 }}
  securityContext:
    {{- include "emoji.podSecurity" . | nindent 4 }}
  containers:
    - name: spark-kubernetes-executor
      image: {{ include "emoji.image" . }}
      imagePullPolicy: {{ .root.Values.image.pullPolicy }}
      workingDir: /tmp
      securityContext:
        {{- include "emoji.containerSecurity" . | nindent 8 }}
      resources:
        requests: {cpu: {{ $executors.cpu | quote }}, memory: {{ $executors.memoryMiB | int }}Mi}
        limits: {memory: {{ $executors.memoryMiB | int }}Mi}
      volumeMounts:
        {{- include "emoji.sparkMounts" . | nindent 8 }}
  volumes:
    {{- include "emoji.sparkVolumes" . | nindent 4 }}
{{- end -}}

{{/*
Spark's configuration of the connections to executors, in all modes: each side proves that it has the secret of this start,
and all data are encrypted. Spark passes the secret to executors in their environment. The last four settings
avoid requests to Kubernetes that the driver would need more rights for.
*/}}
{{- define "emoji.clusterConf" -}}
spark.authenticate: "true"
spark.network.crypto.enabled: "true"
spark.network.crypto.authEngineVersion: "2"
spark.network.crypto.cipher: AES/GCM/NoPadding
spark.network.crypto.saslFallback: "false"
spark.kubernetes.executor.disableConfigMap: "true"
spark.kubernetes.driver.ownPersistentVolumeClaim: "false"
spark.kubernetes.driver.reusePersistentVolumeClaim: "false"
spark.kubernetes.driver.service.deleteOnTermination: "false"
{{- end -}}

{{/* Spark's configuration for executors in the modes client and apache. */}}
{{- define "emoji.executorConf" -}}
{{- $job := .root.Values.sparkJob -}}
{{ include "emoji.clusterConf" . }}
spark.executor.instances: {{ $job.executors.instances | int | quote }}
spark.executor.cores: {{ $job.executors.cpu | int | quote }}
spark.executor.memory: {{ include "emoji.heapMiB" $job.executors.memoryMiB }}m
spark.executor.memoryOverhead: {{ include "emoji.overheadMiB" $job.executors.memoryMiB }}m
spark.kubernetes.namespace: {{ .root.Release.Namespace }}
spark.kubernetes.container.image: {{ include "emoji.image" . }}
spark.kubernetes.container.image.pullPolicy: {{ .root.Values.image.pullPolicy }}
spark.kubernetes.authenticate.driver.serviceAccountName: {{ include "emoji.name" . }}
spark.kubernetes.authenticate.executor.serviceAccountName: {{ include "emoji.name" . }}
{{- end -}}

{{/* Number of executors under an operator, which always runs executors in pods. */}}
{{- define "emoji.operatorExecutors" -}}
{{- if lt (int .Values.sparkJob.executors.instances) 1 -}}
{{- fail (printf "sparkJob.executors.instances must be at least 1 when sparkJob.mode is %s, but is %d" .Values.sparkJob.mode (int .Values.sparkJob.executors.instances)) -}}
{{- end -}}
{{- .Values.sparkJob.executors.instances | int -}}
{{- end -}}
