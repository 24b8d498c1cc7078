// Signs and verifies HTTP messages (RFC 9421) by the npm library http-message-sig.
//
//   node main.mjs FILE
//
// FILE is JSON: port. What is asked there, ../exchange.mjs says.
import { component, createSignature, verifySignature } from 'http-message-sig';
import { parseItem } from 'structured-headers';
import { library, listen, proved, signed } from '../exchange.mjs';

const SECONDS = 60;

const parsed = (text) => {
  const [name, parameters] = parseItem(text);
  return component(name, Object.fromEntries(parameters));
};

const fieldsOf = (pairs) => pairs.map(([name, value]) => ({ name, value }));

const messageOf = (json) =>
  json.status === undefined
    ? { kind: 'request', method: json.method, targetUri: json.url, fields: fieldsOf(json.fields) }
    : { kind: 'response', status: json.status, fields: fieldsOf(json.fields), request: messageOf(json.request) };

const sign = ({ message, label, components, parameters, algorithm, key }) =>
  createSignature(messageOf(message), {
    label,
    components: components.map(parsed),
    parameters,
    signer: { algorithm, sign: (data) => new Uint8Array(signed(algorithm, key, data)) },
  });

const verify = ({ message, label, components, algorithm, key }) =>
  verifySignature(messageOf(message), {
    label,
    policy: {
      algorithms: [algorithm],
      requiredComponents: components.map(parsed),
      requiredParameters: ['created', 'keyid'],
      maxAge: SECONDS,
      clockSkew: 5,
    },
    resolveVerifier: () => ({ algorithm, verify: (data, signature) => proved(algorithm, key, data, signature) }),
  });

listen((request) => library(request, { sign, verify }));
