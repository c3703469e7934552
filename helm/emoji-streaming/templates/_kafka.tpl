{{/* Name of the Secret with a program's Kafka login or, with SSL, its keystore; or nothing. Takes root, component and values. */}}
{{- define "emoji.kafkaSecret" -}}
{{- $kafka := .root.Values.kafka -}}
{{- if .values.kafkaSecret -}}
{{- .values.kafkaSecret -}}
{{- else if and (eq .root.Values.topics.mode "strimzi") .root.Values.topics.strimzi.users -}}
{{- include "emoji.name" . -}}
{{- else -}}
{{- eq $kafka.securityProtocol "SSL" | ternary $kafka.tls.keystore.secret $kafka.sasl.secret -}}
{{- end -}}
{{- end -}}

{{/* Name of the Secret with a program's keystore, or nothing. */}}
{{- define "emoji.keystoreSecret" -}}
{{- if eq .root.Values.kafka.securityProtocol "SSL" -}}
{{- include "emoji.kafkaSecret" . -}}
{{- else if eq .root.Values.kafka.securityProtocol "SASL_SSL" -}}
{{- .root.Values.kafka.tls.keystore.secret -}}
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
{{- with include "emoji.keystoreSecret" . }}
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PKCS12
- name: KAFKA_SSL_KEYSTORE_LOCATION
  value: /etc/kafka-keystore/keystore.p12
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ $kafka.tls.keystore.passwordSecret | default . }}
      key: {{ $kafka.tls.keystore.passwordKey }}
{{- end }}
{{- end -}}

{{/* Not empty if the brokers' CA certificate comes from a Secret. */}}
{{- define "emoji.kafkaTrusts" -}}
{{- if and (hasSuffix "SSL" .root.Values.kafka.securityProtocol) .root.Values.kafka.tls.secret }}yes{{ end -}}
{{- end -}}

{{- define "emoji.kafkaMounts" -}}
{{- if include "emoji.kafkaTrusts" . }}
- name: kafka-authority
  mountPath: /etc/kafka-authority
  readOnly: true
{{- end }}
{{- if include "emoji.keystoreSecret" . }}
- name: kafka-keystore
  mountPath: /etc/kafka-keystore
  readOnly: true
{{- end }}
{{- end -}}

{{- define "emoji.kafkaVolumes" -}}
{{- if include "emoji.kafkaTrusts" . }}
- name: kafka-authority
  secret:
    secretName: {{ .root.Values.kafka.tls.secret }}
    items:
      - key: {{ .root.Values.kafka.tls.key }}
        path: ca.crt
{{- end }}
{{- with include "emoji.keystoreSecret" . }}
- name: kafka-keystore
  secret:
    secretName: {{ . }}
    items:
      - key: {{ $.root.Values.kafka.tls.keystore.key }}
        path: keystore.p12
{{- end }}
{{- end -}}
