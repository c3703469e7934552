{{/*
The components: the only place with port numbers, paths and users. Takes the root. Callers read the result with fromYaml.

enabled   whether the component is installed; absent for a component without a ServiceAccount
values    the component's section of values.yaml
user      the numerical user of the image
ports     ports of the container, by name
metrics   where Prometheus reads metrics: the port's name and the path
health    paths of the probes
state     where the container has its volume
*/}}
{{- define "emoji.components" -}}
ingest:
  enabled: {{ .Values.ingest.enabled }}
  values: ingest
  user: 1001
  state: /var/lib/emoji-streaming
  ports: {http: 8080, management: 9000}
  metrics: {port: management, path: /q/metrics}
  health: {started: /q/health/started, live: /q/health/live, ready: /q/health/ready}
feed:
  enabled: {{ .Values.feed.enabled }}
  values: feed
  user: 1001
  ports: {http: 8090, management: 9001}
  metrics: {port: management, path: /q/metrics}
  health: {started: /q/health/started, live: /q/health/live, ready: /q/health/ready}
spark-job:
  enabled: {{ ne .Values.sparkJob.mode "none" }}
  values: sparkJob
  user: 185
  state: /var/lib/emoji-streaming
  ports: {metrics: 9002, driver: 7078, blocks: 7079}
  metrics: {port: metrics, path: /metrics}
  health: {live: /health/live}
spark-executor:
  values: sparkJob
  user: 185
  state: /var/lib/emoji-streaming
simulator:
  enabled: {{ .Values.simulator.enabled }}
  values: simulator
  user: 1001
topics:
  values: topics
  user: 185
{{- end -}}

{{/* One component. Takes (dict "root" $ "component" "ingest"). */}}
{{- define "emoji.component" -}}
{{- index (include "emoji.components" .root | fromYaml) .component | toYaml -}}
{{- end -}}
