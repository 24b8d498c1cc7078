package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.client.ClientRequest;
import org.secf.server.Http;
import org.secf.server.ServerLog;
import org.secf.server.Signer;

/** H76: what was signed once passes once. */
interface SignedOnceContract {

    @Test
    default void copyIsRefused() {
        ClientRequest signed = Signer.ALICE.sign(Signer.request("POST", ForgedRequestContract.WHO, "text"));

        assertThat(new Http().send(signed).status()).isEqualTo(200);
        replayed(new Http().send(signed));
    }

    /** Whoever changed the body has had his try. */
    @Test
    default void nonceIsUsedUpByAChangedBody() {
        ClientRequest signed = Signer.ALICE.sign(Signer.request("POST", ForgedRequestContract.WHO, "text"));

        assertThat(new Http().send(signed.body(new byte[] {1})).status()).isEqualTo(400);
        replayed(new Http().send(signed));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    default void oneOfManyAtOncePasses(int copies) {
        Http http = new Http();
        ClientRequest signed = Signer.ALICE.sign(Signer.request("POST", ForgedRequestContract.WHO, "text"));

        List<CompletableFuture<Integer>> answers = IntStream.range(0, copies)
                .mapToObj(i -> http.client()
                        .sendAsync(Http.request(signed).build(), BodyHandlers.discarding())
                        .thenApply(answer -> answer.statusCode()))
                .toList();
        List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();

        assertThat(statuses).hasSize(copies).containsOnly(200, 401).containsOnlyOnce(200);
    }

    private static void replayed(Http.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        assertThat(ServerLog.audited(reply.correlation()).getString("reason")).isEqualTo("REPLAYED");
    }
}
