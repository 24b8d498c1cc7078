# An authority for servers and clients, in the folder where it runs; 'server', 'alice', 'bob' and 'gateway' have certificates of it, and that of bob is revoked.
# 'naf' proves an application to a network's server by the name that devices call it.
# 'mallory' says to be alice as well, by an authority that nobody knows. The argument is Java's keytool.
set -euo pipefail

key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes)

authority() { # name
  openssl req -x509 "${key[@]}" -keyout "$1.key" -out "$1.pem" -days 2 -subj "/O=Example/CN=$1" -addext keyUsage=critical,keyCertSign,cRLSign
}

issue() { # authority name subject extensions
  openssl req -new "${key[@]}" -keyout "$2.key" -out "$2.csr" -subj "$3"
  openssl x509 -req -in "$2.csr" -CA "$1.pem" -CAkey "$1.key" -CAcreateserial -days 1 -extfile <(printf '%b' "$4") -out "$2.pem"
  openssl pkcs12 -export -in "$2.pem" -inkey "$2.key" -certfile "$1.pem" -name "$2" -passout pass:changeit -out "$2.p12"
}

client='keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n'

authority authority
issue authority server /CN=localhost 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n'
issue authority alice /O=Example/OU=user/CN=alice "$client"
issue authority bob /O=Example/OU=user/CN=bob "$client"
issue authority naf /O=Example/CN=naf "${client}subjectAltName=DNS:localhost\\n"
(umask 077 && cat naf.key naf.pem > naf-own.pem)
issue authority gateway /CN=gateway "$client"

authority stranger
issue stranger mallory /O=Example/OU=user/CN=alice "$client"

touch index.txt
echo 01 > crlnumber
cat > revocation.cnf <<'CONFIG'
[ca]
default_ca = list
[list]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 1
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid
CONFIG
openssl ca -config revocation.cnf -cert authority.pem -keyfile authority.key -revoke bob.pem
openssl ca -config revocation.cnf -cert authority.pem -keyfile authority.key -gencrl -out revoked.crl

"$1" -importcert -noprompt -keystore clients.p12 -storetype PKCS12 -storepass changeit -alias authority -file authority.pem
