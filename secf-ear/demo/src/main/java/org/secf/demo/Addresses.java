package org.secf.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** Where everything is reached. */
record Addresses(int port) {

    static Addresses atPort(int port) throws DemoFailedException {
        if (port < 1024 || port > 65_535) {
            throw new DemoFailedException("secf.demo.port: expected a port from 1024 to 65535, found " + port);
        }
        return new Addresses(port);
    }

    String enabler() {
        return "http://localhost:" + port + "/enabler";
    }

    String identityProvider() {
        return "http://localhost:" + port + "/idp";
    }

    String bootstrappingServer() {
        return "http://localhost:" + port + "/bsf";
    }

    URI whoAmI() {
        return URI.create(enabler() + "/api/whoami");
    }

    void requireFreePort() throws DemoFailedException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new DemoFailedException("Port " + port + " is taken (" + e.getMessage()
                    + "). Stop what uses it, or choose another with -Dsecf.demo.port=8081");
        }
    }
}
