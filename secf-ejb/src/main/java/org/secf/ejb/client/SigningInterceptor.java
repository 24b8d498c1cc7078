package org.secf.ejb.client;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.secf.client.ClientRequest;
import org.secf.client.RefusedExchangeException;
import org.secf.client.SignedRequest;

/** Keeps what is written of a request until it is whole, encrypts and signs it, and only then lets it go. */
final class SigningInterceptor implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        Exchange exchange = Exchange.of(context::getProperty)
                .orElseThrow(
                        () -> new IOException("the request passed no filter of ours, so where it goes is not known"));
        Optional<Protected> how = exchange.how();
        if (how.isEmpty()) {
            context.proceed();
            return;
        }
        try {
            send(exchange, how.get(), context);
        } catch (RefusedExchangeException refusal) {
            context.getHeaders().clear();
            context.getHeaders().putSingle("Signature", new Unsendable(refusal));
            // Jersey would answer an IOException by sending what it has, to see what the server says.
            throw new ProcessingException(refusal);
        }
    }

    private static void send(Exchange exchange, Protected how, WriterInterceptorContext context) throws IOException {
        OutputStream network = context.getOutputStream();
        BoundedOctets whole = new BoundedOctets(how.mostOctets());
        context.setOutputStream(whole);
        context.proceed();
        context.setOutputStream(network);
        ClientRequest plain = HeaderLines.of(exchange, context.getHeaders()).body(whole.octets());
        SignedRequest signed = exchange.protect(how, plain);
        HeaderLines.write(signed.request(), context.getHeaders());
        network.write(signed.request().body().orElseGet(() -> new byte[0]));
    }
}
