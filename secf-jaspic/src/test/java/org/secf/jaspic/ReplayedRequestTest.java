package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secf.http.Body;
import org.secf.http.BodyLimits;
import org.secf.http.HttpReason;
import org.secf.http.OctetSink;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Rejection;

class ReplayedRequestTest {

    private final FakeServer server = new FakeServer();

    private HttpServletRequest replayed(String type, String query, String body) {
        server.contentType = type;
        server.query = query;
        server.body = body.getBytes(StandardCharsets.UTF_8);
        Authentication authentication = new Sample().deciding(exchange -> {
            exchange.request().body(1000);
            return Outcome.established(Sample.caller("alice"));
        });
        return authentication
                .authenticate(server.request(), server.response(), true)
                .request();
    }

    @Test
    void givesTheBodyAgain() throws IOException {
        HttpServletRequest request = replayed("text/plain", "", "hällo");

        assertThat(request.getInputStream().readAllBytes()).isEqualTo("hällo".getBytes(StandardCharsets.UTF_8));
        assertThat(request.getReader().readLine()).isEqualTo("hällo");
    }

    /** A reader that asks for the stream before each read comes to its end. */
    @Test
    void givesOneStreamAndOneReaderToAllWhoAsk() throws IOException {
        HttpServletRequest request = replayed("text/plain", "", "ab");

        assertThat(request.getInputStream().read()).isEqualTo('a');
        assertThat(request.getInputStream().read()).isEqualTo('b');
        assertThat(request.getInputStream().read()).isEqualTo(-1);
        assertThat(request.getReader()).isSameAs(request.getReader());
    }

    @Test
    void givesTheParametersOfQueryAndForm() {
        HttpServletRequest request =
                replayed("application/x-www-form-urlencoded;charset=UTF-8", "a=1&b=%C3%A4", "a=2&c=x+y&d&=e");

        assertThat(request.getParameterValues("a")).containsExactly("1", "2");
        assertThat(request.getParameter("b")).isEqualTo("ä");
        assertThat(request.getParameter("c")).isEqualTo("x y");
        assertThat(request.getParameter("d")).isEmpty();
        assertThat(request.getParameter("z")).isNull();
        assertThat(Collections.list(request.getParameterNames())).containsExactly("a", "b", "c", "d", "");
    }

    @Test
    void takesNoParametersFromOtherBodies() {
        assertThat(replayed("application/json", "a=1", "b=2").getParameterMap()).containsOnlyKeys("a");
    }

    @Test
    void saysThatAMultipartBodyCannotBeSplit() {
        HttpServletRequest request = replayed("multipart/form-data; boundary=x", "", "--x--");

        assertThatThrownBy(request::getParts)
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("auth-int");
    }

    @Test
    void isLeftAsItIsWhereNobodyReadTheBody() {
        Authentication authentication = new Sample().deciding(exchange -> Outcome.established(Sample.caller("alice")));
        HttpServletRequest request = server.request();

        assertThat(authentication.authenticate(request, server.response(), true).request())
                .isSameAs(request);
    }

    /** No filter of ours sees the end of a request that is answered before the resource. */
    @Test
    void isNotKeptWhereTheAnswerIsSentAtOnce() throws IOException {
        server.body = new byte[] {1};
        List<Body> read = new ArrayList<>();
        Authentication authentication = new Sample().deciding(exchange -> {
            exchange.request()
                    .body(new BodyLimits(0, 10), OctetSink.NONE)
                    .fold(
                            body -> {
                                read.add(body);
                                return body;
                            },
                            rejection -> Body.EMPTY);
            return Outcome.replied(Reply.status(204));
        });

        authentication.authenticate(server.request(), server.response(), true);

        assertThat(read.get(0).length()).isEqualTo(1);
        assertThatThrownBy(() -> read.get(0).open().read()).isInstanceOf(IOException.class);
    }

    @Test
    void isTheSameWhenTheContainerAsksAgain() {
        server.body = new byte[] {1};
        Authentication authentication = new Sample().deciding(exchange -> {
            exchange.request().body(10);
            return Outcome.established(Sample.caller("alice"));
        });

        HttpServletRequest first = authentication
                .authenticate(server.request(), server.response(), false)
                .request();
        HttpServletRequest second =
                authentication.authenticate(first, server.response(), true).request();

        assertThat(second).isSameAs(first);
    }

    @Test
    void isNotReadBeyondItsBound() {
        server.body = new byte[11];

        assertThat(new ServletRequestView(server.request()).body(10).rejection().map(Rejection::reason))
                .contains(HttpReason.BODY_TOO_LARGE);
    }

    @Test
    void formOfAnyNumberOfFieldsDoesNotBecomeParameters() {
        String most = IntStream.range(0, 10_000).mapToObj(i -> "a" + i).collect(Collectors.joining("&"));

        assertThat(form(most).getParameterMap()).hasSize(10_000);
        assertThatThrownBy(() -> form(most + "&a1").getParameterMap()).isInstanceOf(IllegalStateException.class);
    }

    private HttpServletRequest form(String text) {
        return ReplayedRequest.replaced(
                server.request(),
                Replacement.by(Body.of(text.getBytes(StandardCharsets.UTF_8))).as("application/x-www-form-urlencoded"));
    }

    @Test
    void formOfAnyLengthDoesNotBecomeParameters() {
        HttpServletRequest request = ReplayedRequest.replaced(
                server.request(),
                Replacement.by(Body.of(new byte[2 * 1024 * 1024 + 1])).as("application/x-www-form-urlencoded"));

        assertThatThrownBy(() -> request.getParameter("a")).isInstanceOf(IllegalStateException.class);
    }
}
