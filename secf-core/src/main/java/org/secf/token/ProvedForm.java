package org.secf.token;

import java.util.Optional;

/**
 * A form that says who sends it, and proves it.
 *
 * @param form what is posted
 * @param authorization value of the field {@code Authorization}; empty where the form or the connection proves the client
 */
public record ProvedForm(TokenForm form, Optional<String> authorization) {

    /** Without the field, which holds a secret. */
    @Override
    public String toString() {
        return "ProvedForm" + form;
    }
}
