package org.secf.ejb.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.filter.EncodingFilter;
import org.glassfish.jersey.message.GZipEncoder;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jboss.resteasy.plugins.interceptors.GZIPDecodingInterceptor;
import org.jboss.resteasy.plugins.interceptors.GZIPEncodingInterceptor;

/** Whose client of Jakarta RESTful Web Services. */
enum ClientKind {
    JERSEY {
        @Override
        ClientBuilder builder() {
            return new JerseyClientBuilder();
        }

        @Override
        void pack(Client client) {
            client.register(GZipEncoder.class).register(EncodingFilter.class);
        }
    },
    RESTEASY {
        @Override
        ClientBuilder builder() {
            return new ResteasyClientBuilderImpl();
        }

        @Override
        void pack(Client client) {
            client.register(new GZIPEncodingInterceptor()).register(new GZIPDecodingInterceptor(1000));
        }
    };

    abstract ClientBuilder builder();

    /** Teaches it to pack bodies and to unpack them. */
    abstract void pack(Client client);
}
