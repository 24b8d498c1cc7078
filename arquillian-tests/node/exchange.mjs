// What the peers have in common: keys by node:crypto, and an HTTP server on this machine.
import { createHmac, createPrivateKey, createPublicKey, constants, sign, timingSafeEqual, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

export const HOST = '127.0.0.1';

// The file that is the first argument.
export const settings = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };
const RAW = { dsaEncoding: 'ieee-p1363' };
const HASHES = {
  'rsa-pss-sha512': ['sha512', PSS],
  'rsa-v1_5-sha256': ['sha256', {}],
  'ecdsa-p256-sha256': ['sha256', RAW],
  'ecdsa-p384-sha384': ['sha384', RAW],
  ed25519: [null, {}],
};

const mac = (secret, data) => createHmac('sha256', Buffer.from(secret, 'base64')).update(data).digest();

// By RFC 9421 §3.3; a key is PEM, or a secret in base 64.
export function signed(algorithm, key, data) {
  if (algorithm === 'hmac-sha256') {
    return mac(key, data);
  }
  const [hash, options] = HASHES[algorithm];
  return sign(hash, data, { key: createPrivateKey(key), ...options });
}

export function proved(algorithm, key, data, signature) {
  if (algorithm === 'hmac-sha256') {
    const expected = mac(key, data);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  const [hash, options] = HASHES[algorithm];
  return verify(hash, data, { key: createPublicKey(key), ...options }, signature);
}

// A route answers { status, headers, body } to { method, url, headers, body }.
export function listen(route) {
  const origin = `http://${HOST}:${settings.port}`;
  const handle = async (incoming, outgoing) => {
    const chunks = [];
    for await (const chunk of incoming) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks).toString('utf8');
    const { method, headers } = incoming;
    const response = await route({ method, url: new URL(incoming.url, origin), headers, body });
    outgoing.writeHead(response.status, response.headers);
    outgoing.end(response.body);
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((failure) => {
      outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(String(failure.stack));
    });
  });
  server.listen(settings.port, HOST, () => console.log('ready'));
}

// What a library does with one message is asked at these two, in JSON:
//   POST /sign {message, label, components, parameters, algorithm, key} is answered by {signatureInput, signature},
//   POST /verify {message, label, components, algorithm, key} by {refusal}, which is null where there is none.
// A message is {method, url, fields} or {status, fields, request}; fields are pairs of name and value, components as they stand in a signature's input.
export async function library({ url, body }, { sign: signs, verify: verifies }) {
  const json = (value) => ({ status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });
  switch (url.pathname) {
    case '/sign':
      return json(await signs(JSON.parse(body)));
    case '/verify':
      return json({ refusal: await verifies(JSON.parse(body)).then(() => null, (refused) => String(refused.message)) });
    default:
      return undefined;
  }
}
