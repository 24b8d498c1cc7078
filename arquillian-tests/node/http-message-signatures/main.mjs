// A peer that is not ours: verifies and signs HTTP messages (RFC 9421) by the npm library http-message-signatures.
//
//   node main.mjs FILE
//
// FILE is JSON: port; where they are needed, server and client, each with id, algorithm and privateKey (PKCS #8 in PEM); clients and servers, by id, each with algorithm and publicKey
// (SPKI in PEM); published, the JWK set of the server's key.
//
// As a server it answers POST /who, if that is signed as it should be, by a signed response; ?forge= changes the answer once it is signed.
// As a client it sends, at GET /send?address=, a signed request there, and tells what came back; &forge= changes the request once it is signed, or the answer.
// Messages of others it signs and verifies as ../exchange.mjs says.
import { createHash, randomUUID } from 'node:crypto';
import signatures from 'http-message-signatures';
import { parseDictionary, serializeItem } from 'structured-headers';
import { library, listen, settings } from '../exchange.mjs';

const { createSigner, createVerifier, httpbis } = signatures;
const SECONDS = 60;
const seen = new Set();

const signer = (party) => createSigner(party.privateKey, party.algorithm, party.id);
const digestOf = (body) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

const keyLookup = (parties) => async ({ keyid }) => {
  const party = parties[keyid];
  return party && { id: keyid, algs: [party.algorithm], verify: createVerifier(party.publicKey, party.algorithm) };
};

// The library covers a digest and does not look at the content.
function checkDigest(headers, body) {
  const { digest } = headers['content-digest']?.match(/^sha-256=:(?<digest>[^:]+):$/)?.groups ?? {};
  if (digest === undefined || `sha-256=:${digest}:` !== digestOf(body)) {
    throw new Error('digest');
  }
}

// A signature that is refused is false here, and what cannot be judged null or an exception.
async function verified(message, request, parties, requiredFields, requiredParams) {
  const config = { keyLookup: keyLookup(parties), requiredFields, requiredParams, maxAge: SECONDS, tolerance: 5, all: true };
  if ((await httpbis.verifyMessage(config, message, request)) !== true) {
    throw new Error('signature');
  }
  checkDigest(message.headers, message.body);
}

// Each nonce passes once; the library knows none.
function useNonces(headers) {
  for (const [, [, parameters]] of parseDictionary(headers['signature-input'])) {
    if (seen.has(parameters.get('nonce'))) {
      throw new Error('nonce');
    }
    seen.add(parameters.get('nonce'));
  }
}

// The first wish of Accept-Signature that this response can fulfil (RFC 9421 §5.2).
function wish(request, headers) {
  const has = ([name, parameters]) =>
    name.startsWith('@') || (parameters.has('req') ? request.headers : headers)[name] !== undefined;
  for (const [label, [components]] of parseDictionary(request.headers['accept-signature'] ?? '')) {
    if (components.every(has)) {
      return { label, fields: components.map((component) => serializeItem(component)) };
    }
  }
  return undefined;
}

async function answer(request, text) {
  const headers = { 'content-type': 'text/plain', 'content-digest': digestOf(text) };
  const response = { status: 200, headers };
  const wished = wish(request, headers);
  if (wished === undefined) {
    return response;
  }
  const config = { key: signer(settings.server), name: wished.label, params: ['created', 'keyid'], fields: wished.fields };
  return httpbis.signMessage(config, response, request);
}

async function serve(request) {
  const fields = ['@method', '@authority', '@path', '@query', 'content-digest', 'content-type'];
  await verified(request, undefined, settings.clients, fields, ['created', 'keyid', 'nonce']);
  useNonces(request.headers);
  const forge = request.url.searchParams.get('forge');
  const text = `the answer to ${request.body}`;
  const signed = await answer(request, text);
  const changes = {
    body: () => ({ ...signed, body: text.replace('answer', 'answes') }),
    status: () => ({ ...signed, status: 201, body: text }),
    type: () => ({ ...signed, headers: { ...signed.headers, 'content-type': 'text/plaim' }, body: text }),
    none: () => ({ status: 200, headers: { 'content-type': 'text/plain', 'content-digest': digestOf(text) }, body: text }),
  };
  return changes[forge]?.() ?? { ...signed, body: text };
}

async function signedRequest(url, text) {
  const request = {
    method: 'POST',
    url,
    headers: { 'content-type': 'text/plain', 'content-digest': digestOf(text), accept: 'text/plain' },
  };
  const config = {
    key: signer(settings.client),
    name: 'npm',
    params: ['created', 'nonce', 'keyid'],
    paramValues: { nonce: randomUUID() },
    fields: ['@method', '@authority', '@path', '@query', 'content-digest', 'content-type'],
  };
  return httpbis.signMessage(config, request);
}

async function send(parameters) {
  const text = 'apples';
  const signed = await signedRequest(new URL(parameters.get('address')), text);
  const forge = parameters.get('forge');
  const body = forge === 'body' ? 'applet' : text;
  const headers = forge === 'type' ? { ...signed.headers, 'content-type': 'text/plaim' } : signed.headers;
  const answered = await fetch(signed.url, { method: signed.method, headers, body });
  const received = { status: answered.status, headers: Object.fromEntries(answered.headers), body: await answered.text() };
  const changes = {
    answer: () => ({ ...received, body: `${received.body}.` }),
    status: () => ({ ...received, status: 201 }),
  };
  const judged = changes[forge]?.() ?? received;
  const bound = ['@status', '@method', '@authority', '@path', '@query', 'content-digest', 'signature', 'signature-input'];
  const proof = await verified(judged, signed, settings.servers, bound, ['created', 'keyid'])
    .then(() => 'proved')
    .catch((refused) => `refused by ${refused.message}`);
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: `${judged.status} ${proof}: ${judged.body}` };
}

// Lines of one name belong together.
function messageOf({ method, url, status, fields }) {
  const headers = {};
  for (const [name, value] of fields) {
    headers[name] = name in headers ? [headers[name], value].flat() : value;
  }
  return status === undefined ? { method, url, headers } : { status, headers };
}

const requestOf = ({ request }) => request && messageOf(request);
const keyOf = (algorithm, key) => (algorithm === 'hmac-sha256' ? Buffer.from(key, 'base64') : key);

async function sign({ message, label, components, parameters, algorithm, key }) {
  const config = {
    key: createSigner(keyOf(algorithm, key), algorithm, parameters.keyid),
    name: label,
    params: Object.keys(parameters),
    paramValues: {
      ...parameters,
      created: new Date(parameters.created * 1000),
      ...(parameters.expires && { expires: new Date(parameters.expires * 1000) }),
    },
    fields: components,
  };
  const { headers } = await httpbis.signMessage(config, { ...messageOf(message) }, requestOf(message));
  return { signatureInput: headers['Signature-Input'], signature: headers.Signature };
}

// It takes no label: whatever signature there is has to be the one that is meant.
async function verify({ message, components, algorithm, key }) {
  const verifier = createVerifier(keyOf(algorithm, key), algorithm);
  const config = {
    keyLookup: async ({ keyid }) => ({ id: keyid, algs: [algorithm], verify: verifier }),
    requiredFields: components.map((component) => component.split('"')[1]),
    requiredParams: ['created', 'keyid'],
    maxAge: SECONDS,
    tolerance: 5,
    all: true,
  };
  if ((await httpbis.verifyMessage(config, messageOf(message), requestOf(message))) !== true) {
    throw new Error('signature');
  }
}

async function route(request) {
  switch (request.url.pathname) {
    case '/sign':
    case '/verify':
      return library(request, { sign, verify });
    case '/keys':
      return { status: 200, headers: { 'content-type': 'application/jwk-set+json' }, body: JSON.stringify(settings.published) };
    case '/send':
      return send(request.url.searchParams);
    default:
      return serve(request).catch((refused) => ({
        status: 401,
        headers: { 'content-type': 'text/plain' },
        body: `refused by ${refused.message}`,
      }));
  }
}

listen(route);
