package org.secf.encrypted.platform;

import jakarta.ejb.Stateless;
import org.secf.ejb.EncryptPayload;

/** Does nothing for what anybody could have read. */
@Stateless
@EncryptPayload(EncryptPayload.Direction.REQUEST)
public class SecretBean {

    /** What is kept. */
    public String keep(String entity) {
        return "kept " + entity;
    }

    /** What only whoever asked may read. */
    @EncryptPayload(EncryptPayload.Direction.RESPONSE)
    public String tell() {
        return "told";
    }
}
