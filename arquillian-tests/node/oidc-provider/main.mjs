// An OpenID provider that is not ours, and strict: each request is pushed (RFC 9126), signed (RFC 9101) and has a code challenge (RFC 7636), and its client proves itself by its key.
// Arguments: the port, the address of the application that relies on it, and "sealed" where tokens for it, and its requests, are encrypted (RFC 7516). Says "ready" when it listens, on this machine alone, and then a line for what it did.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { errors, interactionPolicy } from 'oidc-provider';

const [port, relying, how] = process.argv.slice(2);
const isSealed = how === 'sealed';
const issuer = `http://127.0.0.1:${port}`;

const SILVER = 'urn:secf:test:silver';
const GOLD = 'urn:secf:test:gold';

/** What everybody's device shows. */
const CODE = '271828';

const USERS = {
  alice: { password: 'wonderland', groups: ['user', 'administrator'] },
  bob: { password: 'builder', groups: ['user'] },
  carol: { password: 'christmas', groups: ['user'] },
};

const LONGEST_FORM = 16384;

/** Voluntary contexts are not asked for by themselves: whoever wants gold has to show a code. */
const policy = interactionPolicy.base();
policy.get('login').checks.add(new interactionPolicy.Check('code', 'a code is needed', ({ oidc }) => {
  const wanted = (oidc.params.acr_values ?? '').split(' ');
  return wanted.includes(GOLD) && !wanted.includes(oidc.acr);
}));

function key(type, options, use) {
  return { ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), ...use };
}

const signing = key('rsa', { modulusLength: 2048 }, { use: 'sig', alg: 'RS256', kid: 'main' });
const opening = key('ec', { namedCurve: 'P-256' }, { use: 'enc', alg: 'ECDH-ES', kid: 'opening' });
const sealed = { id_token_encrypted_response_alg: 'ECDH-ES+A256KW', id_token_encrypted_response_enc: 'A256GCM' };

const provider = new Provider(issuer, {
  assertJwtClientAuthClaimsAndHeader,
  acrValues: [SILVER, GOLD],
  claims: { acr: null, auth_time: null, sid: null, iss: null, openid: ['sub'], profile: ['preferred_username', 'groups'], email: ['email'] },
  clients: [{
    client_id: 'relying',
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    request_object_signing_alg: 'ES256',
    jwks_uri: `${relying}/.well-known/jwks.json`,
    redirect_uris: [`${relying}/openid/callback`],
    post_logout_redirect_uris: [`${relying}/openid/logged-out`],
    backchannel_logout_uri: `${relying}/openid/backchannel-logout`,
    backchannel_logout_session_required: true,
    require_auth_time: true,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    ...(isSealed ? sealed : {}),
  }],
  clientAuthMethods: ['private_key_jwt'],
  clockTolerance: 0,
  cookies: { keys: [randomBytes(32).toString('hex')], long: { httpOnly: true, sameSite: 'lax' } },
  enabledJWA: { idTokenEncryptionAlgValues: ['ECDH-ES+A256KW'] },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: false },
    encryption: { enabled: isSealed },
    pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
    requestObjects: { request: true, requireSignedRequestObject: true, mode: 'strict', assertJwtClaimsAndHeader },
    rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
  },
  findAccount: (ctx, id) => account(id),
  interactions: { policy, url: (ctx, { uid }) => `/interaction/${uid}` },
  issueRefreshToken: (ctx, client) => client.grantTypeAllowed('refresh_token'),
  jwks: { keys: isSealed ? [signing, opening] : [signing] },
  loadExistingGrant,
  pkce: { methods: ['S256'], required: () => true },
  renderError: (ctx, out) => { ctx.type = 'text'; ctx.body = `refused: ${out.error}: ${out.error_description}`; },
  responseTypes: ['code'],
  rotateRefreshToken: true,
  // Access tokens end so soon that whoever renews them does so before the second request.
  ttl: { AccessToken: 12, Grant: 3600, IdToken: 300, Interaction: 600, RefreshToken: 3600, Session: 3600 },
});

/** Requests are of their own type, and soon over (RFC 9101 §10.8, RFC 9126 §2.1). */
function assertJwtClaimsAndHeader(ctx, claims, header) {
  if (header.typ !== 'oauth-authz-req+jwt') {
    throw new errors.InvalidRequestObject(`of the type ${header.typ}`);
  }
  if (!claims.jti || !claims.nbf || claims.exp - claims.nbf > 300) {
    throw new errors.InvalidRequestObject('without jti or nbf, or one that lasts');
  }
}

/** What proves a client is for us and nobody else, in one spelling (RFC 7523 §3). */
function assertJwtClientAuthClaimsAndHeader(ctx, claims) {
  if (claims.aud !== issuer || claims.sub !== claims.iss) {
    throw new errors.InvalidClientAuth('of somebody else, or for somebody else');
  }
}

function account(id) {
  const name = id.replace(/^subject-/, '');
  const user = USERS[name];
  return user && {
    accountId: id,
    claims: () => ({ sub: id, preferred_username: name, groups: user.groups, email: `${name}@example.org` }),
  };
}

/** Nobody is asked whether an application of the house may know them. */
async function loadExistingGrant(ctx) {
  const clientId = ctx.oidc.client.clientId;
  const known = ctx.oidc.session.grantIdFor(clientId);
  if (known) {
    return provider.Grant.find(known);
  }
  const grant = new provider.Grant({ clientId, accountId: ctx.oidc.session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

function logoutSource(ctx, form) {
  ctx.body = page('Sign out', form.replace(
    '</form>', '<input type="hidden" name="logout" value="yes"><button type="submit">Sign out</button></form>'));
}

function postLogoutSuccessSource(ctx) {
  ctx.body = page('Signed out', '<p>Signed out</p>');
}

function page(title, body) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

/** Who is known already has to show a code; everybody else says who it is. */
function loginPage(uid, isKnown) {
  const fields = isKnown
    ? '<label>Code <input name="otp" autocomplete="off"></label>'
    : '<label>Name <input name="username"></label> <label>Password <input name="password" type="password"></label>';
  return page('Log in', `<form method="post" action="/interaction/${uid}">${fields} <button type="submit">Go on</button></form>`);
}

async function form(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LONGEST_FORM) {
      throw new Error('too long a form');
    }
  }
  return new URLSearchParams(text);
}

/** What a login has proved; empty where that was nothing. */
function proved(fields, known) {
  if (known) {
    return fields.get('otp') === CODE ? { accountId: known, acr: GOLD, amr: ['pwd', 'otp'] } : undefined;
  }
  const name = fields.get('username');
  const user = Object.hasOwn(USERS, name) ? USERS[name] : undefined;
  return user?.password === fields.get('password') && user ? { accountId: `subject-${name}`, acr: SILVER, amr: ['pwd'] } : undefined;
}

/** Requests may be encrypted, says the library; here they have to be. */
provider.use(async (ctx, next) => {
  if (isSealed && ctx.path === '/request') {
    ctx.req.body = Object.fromEntries(await form(ctx.req));
    ctx.assert(ctx.req.body.request?.split('.').length === 5, 400, 'not encrypted');
  }
  return next();
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) {
    return next();
  }
  const { uid, prompt, session } = await provider.interactionDetails(ctx.req, ctx.res);
  const known = prompt.reasons.every((reason) => reason === 'code') ? session?.accountId : undefined;
  const login = ctx.method === 'POST' ? proved(await form(ctx.req), known) : undefined;
  if (login) {
    return provider.interactionFinished(ctx.req, ctx.res, { login }, { mergeWithLastSubmission: false });
  }
  ctx.type = 'html';
  ctx.body = loginPage(uid, known);
});

provider.on('pushed_authorization_request.success', () => console.log('pushed'));
provider.on('grant.success', ({ oidc }) => console.log(`${oidc.params.grant_type} of ${oidc.entities.Account.accountId}`));
provider.on('backchannel.success', (ctx, client, id) => console.log(`told of the logout of ${id}`));
provider.on('backchannel.error', (ctx, error) => console.log(`not told of a logout: ${error.message}`));
for (const event of ['authorization.error', 'grant.error', 'pushed_authorization_request.error', 'userinfo.error', 'end_session.error', 'server_error']) {
  provider.on(event, (ctx, error) => console.log(`${event}: ${error.error ?? ''} ${error.error_description ?? ''} ${error.error_detail ?? ''} ${event === 'server_error' ? error.stack : ''}`));
}

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));

// Whoever started it says that it is over by closing its input.
process.stdin.on('end', () => process.exit(0)).resume();
