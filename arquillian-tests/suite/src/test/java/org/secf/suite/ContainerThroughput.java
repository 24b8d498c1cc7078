package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.PlatformTest;
import org.secf.server.ProbeArchive;
import org.secf.server.Site;
import org.secf.throughput.Comparison;
import org.secf.throughput.Load;
import org.secf.throughput.OpenResource;
import org.secf.throughput.SharedKey;
import org.secf.throughput.SignedPost;
import org.secf.throughput.SignedResource;
import org.secf.throughput.ThroughputApplication;

/** No test of the suite: {@code benchmarks/throughput} says how it is measured, on a machine that does nothing else. */
@ExtendWith(ArquillianExtension.class)
class ContainerThroughput {

    private static final String DESCRIPTOR = """
            <secf xmlns="https://secf.org/ns/secf">
              <http-signature>
                <base-url>%s/signed</base-url>
                <max-age>1h</max-age>
                <nonce>ACCEPT_REPEATED</nonce>
              </http-signature>
            </secf>
            """;

    @Deployment(name = "open", testable = false)
    public static Archive<?> open() {
        return ShrinkWrap.create(WebArchive.class, "open.war")
                .addClasses(ThroughputApplication.class, OpenResource.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    @Deployment(name = "signed", testable = false)
    public static Archive<?> signed() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "signed.war")
                .addClasses(ThroughputApplication.class, SignedResource.class, SharedKey.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(new StringAsset(DESCRIPTOR.formatted(Site.SERVER)), "secf.xml");
        ProbeArchive.libraries().forEach((path, library) -> war.add(library, path));
        return war;
    }

    @PlatformTest
    void signedRequestsBesideOpenOnes() throws Exception {
        String signed = Site.SERVER + "/signed/api/length";
        Comparison comparison = new Comparison(
                "ContainerThroughput",
                "What `@RequireIntegrity` costs",
                "The signed one is verified by RFC 9421 with hmac-sha256 and its body held against `Content-Digest`; nonces are not remembered, as wrk sends the same message again.",
                List.of(
                        Load.posting("open", Site.SERVER + "/open/api/length", Map.of("Content-Type", "text/plain")),
                        Load.posting("signed, `@RequireIntegrity`", signed, SignedPost.fields(URI.create(signed)))));

        comparison.run();

        assertThat(comparison.write("integrity")).isNotEmptyFile();
    }
}
