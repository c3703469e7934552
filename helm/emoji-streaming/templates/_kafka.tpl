{{/* Name of the Secret with a program's Kafka login, or nothing. Takes root, component and values. */}}
{{- define "emoji.kafkaSecret" -}}
{{- if .values.kafkaSecret -}}
{{- .values.kafkaSecret -}}
{{- else if and (eq .root.Values.topics.mode "strimzi") .root.Values.topics.strimzi.users -}}
{{- include "emoji.name" . -}}
{{- else -}}
{{- .root.Values.kafka.sasl.secret -}}
{{- end -}}
{{- end -}}

{{/* Environment variables of a program's Kafka connection. Takes root, component and values. */}}
{{- define "emoji.kafkaEnv" -}}
{{- $kafka := .root.Values.kafka -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
{{- if ne $kafka.securityProtocol "PLAINTEXT" }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.securityProtocol }}
{{- end }}
{{- if hasPrefix "SASL_" $kafka.securityProtocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.sasl.mechanism }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "emoji.kafkaSecret" . | required (printf "kafka.sasl.secret or %s.kafkaSecret must name the Secret of the login when kafka.securityProtocol is %s, but both are empty" (include "emoji.component" . | fromYaml).values $kafka.securityProtocol) }}
      key: {{ $kafka.sasl.key }}
{{- end }}
{{- if include "emoji.kafkaTrusts" . }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/kafka-authority/ca.crt
{{- end }}
{{- end -}}

{{/* Not empty if the brokers' CA certificate comes from a Secret. */}}
{{- define "emoji.kafkaTrusts" -}}
{{- if and (hasSuffix "SSL" .root.Values.kafka.securityProtocol) .root.Values.kafka.tls.secret }}yes{{ end -}}
{{- end -}}

{{- define "emoji.kafkaMount" -}}
{{- if include "emoji.kafkaTrusts" . -}}
- name: kafka-authority
  mountPath: /etc/kafka-authority
  readOnly: true
{{- end -}}
{{- end -}}

{{- define "emoji.kafkaVolume" -}}
{{- if include "emoji.kafkaTrusts" . -}}
- name: kafka-authority
  secret:
    secretName: {{ .root.Values.kafka.tls.secret }}
    items:
      - key: {{ .root.Values.kafka.tls.key }}
        path: ca.crt
{{- end -}}
{{- end -}}
