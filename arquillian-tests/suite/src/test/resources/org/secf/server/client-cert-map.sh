# Writes what makes nginx tell a client's certificate as RFC 9440 says: $client_cert is the PEM of it without its first and last line and without line ends.
{
  printf 'map $ssl_client_raw_cert $client_cert {\n  default "";\n  "~^-----BEGIN CERTIFICATE-----\\n'
  printf '(?:(?<line%d>[A-Za-z0-9+/=]+)\\n)?' $(seq 60)
  printf -- '-----END CERTIFICATE-----\\n*$" ":'
  printf '$line%d' $(seq 60)
  printf ':";\n}\n'
} > client-cert-map.conf
