package org.secf.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** An authenticator in software that a browser has, with its user before it. */
public final class BrowserAuthenticator {

    /** As the script of our pages asks, but that the answer goes nowhere. */
    private static final String ASK = """
            const [text, done] = arguments;
            const octets = t => Uint8Array.from(atob(t.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
            const plain = b => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
            const asked = JSON.parse(text);
            navigator.credentials.get({publicKey: {
              ...asked,
              challenge: octets(asked.challenge),
              allowCredentials: asked.allowCredentials.map(one => ({...one, id: octets(one.id)}))
            }}).then(made => done(JSON.stringify({
              id: made.id,
              rawId: plain(made.rawId),
              type: made.type,
              response: {
                clientDataJSON: plain(made.response.clientDataJSON),
                authenticatorData: plain(made.response.authenticatorData),
                signature: plain(made.response.signature),
                userHandle: plain(made.response.userHandle)
              }
            })), error => done(JSON.stringify({error: String(error)})));
            """;

    private final RemoteWebDriver driver;
    private final VirtualAuthenticator device;

    private BrowserAuthenticator(RemoteWebDriver driver, VirtualAuthenticator device) {
        this.driver = driver;
        this.device = device;
    }

    static BrowserAuthenticator in(RemoteWebDriver driver) {
        return new BrowserAuthenticator(
                driver,
                driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true)));
    }

    /** How many credentials it has. */
    public int credentials() {
        return device.getCredentials().size();
    }

    /**
     * What it answers when the page that the browser is at asks it.
     *
     * @param begun what the server answered to the first message
     */
    public JsonObject answer(JsonObject begun) {
        Object answer =
                driver.executeAsyncScript(ASK, begun.getJsonObject("publicKey").toString());
        try (JsonReader reader = Json.createReader(new StringReader(String.valueOf(answer)))) {
            JsonObject credential = reader.readObject();
            if (credential.containsKey("error")) {
                throw new AssertionError(credential.getString("error"));
            }
            return credential;
        }
    }
}
