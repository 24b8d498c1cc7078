package org.secf.gba.bootstrapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.gba.TransactionId;

class BootstrappingInfoTest {

    private static final String ID = "I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net";
    private static final String DOCUMENT = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>" + ID
            + "</btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo>\n";

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isWrittenAsItIsRead() {
        BootstrappingInfo info =
                new BootstrappingInfo(TransactionId.parse(ID), Instant.parse("2027-01-01T00:00:00.123Z"));

        assertThat(info.xml()).isEqualTo(DOCUMENT);
        assertThat(value(BootstrappingInfo.parse(octets(DOCUMENT)))).isEqualTo(info);
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        String more = DOCUMENT.replace(
                "</lifetime>",
                "</lifetime><Extension><currenttime>2026-12-01T00:00:00Z</currenttime><lifetime>no</lifetime></Extension>"
                        + "<x:btid xmlns:x=\"urn:x\">no</x:btid>");

        assertThat(value(BootstrappingInfo.parse(octets(more))))
                .isEqualTo(value(BootstrappingInfo.parse(octets(DOCUMENT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<BootstrappingInfo/>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"/>",
                "<Other xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00Z</lifetime></Other>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00</lifetime></BootstrappingInfo>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00+01:00</lifetime></BootstrappingInfo>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c<x/></btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid/><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo><x/>",
                "<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>AAAAAAAAAAAAAAAAAAAAAA==@b.c</btid><lifetime>2027-01-01T00:00:00Z</lifetime></BootstrappingInfo>&e;"
            })
    void refusesOtherDocuments(String text) {
        assertRefused(BootstrappingInfo.parse(octets(text)), UbReason.MALFORMED_INFO);
    }

    @Test
    void resolvesNoEntities() {
        String entity = DOCUMENT.replace("?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>")
                .replace(ID, "&e;" + ID);

        assertRefused(BootstrappingInfo.parse(octets(entity)), UbReason.MALFORMED_INFO);
    }

    @Test
    void fetchesNothing() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        elsewhere.start();
        try {
            String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/";
            String document = DOCUMENT.replace("?>", "?><!DOCTYPE x SYSTEM \"" + address + "\">");

            assertRefused(BootstrappingInfo.parse(octets(document)), UbReason.MALFORMED_INFO);
            assertThat(calls).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void refusesTooManyElements() {
        String many = DOCUMENT.replace("<btid>", "<x/>".repeat(256) + "<btid>");

        assertRefused(BootstrappingInfo.parse(octets(many)), UbReason.MALFORMED_INFO);
    }
}
