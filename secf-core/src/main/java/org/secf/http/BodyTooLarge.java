package org.secf.http;

import java.io.IOException;

/** Nothing more fits into a {@link BodySpool}. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge(long most) {
        super("more than " + most + " octets");
    }
}
