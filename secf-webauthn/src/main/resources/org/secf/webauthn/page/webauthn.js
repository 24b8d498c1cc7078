'use strict';
// Asks the authenticator what the element with the id secf-webauthn says, when its button is pressed.
(() => {
  const place = document.getElementById('secf-webauthn');
  const button = place.querySelector('button');
  const alert = place.querySelector('[role=alert]');
  const {purpose, address, target} = place.dataset;

  const octets = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const listed = list => (list || []).map(one => ({...one, id: octets(one.id)}));

  class Refused extends Error {}

  async function send(path, message) {
    const response = await fetch(address + path, {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'error',
      headers: {'Content-Type': 'application/json', Accept: 'application/json'},
      body: JSON.stringify(message)
    });
    if (!response.ok) {
      throw new Refused();
    }
    return response.json();
  }

  async function made(options) {
    const credential = await navigator.credentials.create({publicKey: {
      ...options,
      challenge: octets(options.challenge),
      user: {...options.user, id: octets(options.user.id)},
      excludeCredentials: listed(options.excludeCredentials)
    }});
    return [credential, {attestationObject: text(credential.response.attestationObject)}];
  }

  async function used(options) {
    const credential = await navigator.credentials.get({publicKey: {
      ...options,
      challenge: octets(options.challenge),
      allowCredentials: listed(options.allowCredentials)
    }});
    const {authenticatorData, signature, userHandle} = credential.response;
    return [credential, {
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null
    }];
  }

  async function run() {
    const begun = await send('/options', {target});
    const [credential, answer] = await (purpose === 'register' ? made : used)(begun.publicKey);
    const done = await send('/finish', {
      ceremony: begun.ceremony,
      credential: {
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        response: {...answer, clientDataJSON: text(credential.response.clientDataJSON)}
      }
    });
    location.assign(done.location);
  }

  function said(error) {
    if (error instanceof Refused) {
      return place.dataset.refused;
    }
    switch (error.name) {
      case 'NotAllowedError': return place.dataset.cancelled;
      case 'InvalidStateError': return place.dataset.known;
      default: return place.dataset.failed;
    }
  }

  if (!window.PublicKeyCredential) {
    button.disabled = true;
    alert.textContent = place.dataset.unsupported;
    return;
  }
  button.addEventListener('click', async () => {
    button.disabled = true;
    alert.textContent = '';
    try {
      await run();
    } catch (error) {
      alert.textContent = said(error);
      button.disabled = false;
      button.focus();
    }
  });
})();
