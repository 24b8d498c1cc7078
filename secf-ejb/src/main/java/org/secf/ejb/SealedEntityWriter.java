package org.secf.ejb;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import org.secf.mechanism.Delivery;

/**
 * Tells where the writing of an entity failed: servers end the body then as if it were whole, and it would be signed or encrypted as such. The response is found by a
 * property of the request, since another thread may write it.
 */
record SealedEntityWriter() implements WriterInterceptor {

    static final String DELIVERY = "org.secf.ejb.Delivery";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        boolean isWritten = false;
        try {
            context.proceed();
            isWritten = true;
        } finally {
            if (!isWritten && context.getProperty(DELIVERY) instanceof Delivery delivery) {
                delivery.abandoned();
            }
        }
    }
}
