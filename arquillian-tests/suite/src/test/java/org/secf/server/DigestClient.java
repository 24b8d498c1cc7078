package org.secf.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Apache HttpClient 5, which speaks Digest by an implementation of its own. */
public final class DigestClient implements AutoCloseable {

    private final CloseableHttpClient client;

    public DigestClient(User user, String realm) {
        BasicCredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(
                new AuthScope(null, Site.HOST, Site.PORT, realm, null),
                new UsernamePasswordCredentials(user.name(), user.password().toCharArray()));
        this.client = HttpClients.custom()
                .setDefaultCredentialsProvider(credentials)
                .disableRedirectHandling()
                .build();
    }

    /** The body of the last answer, its status in front. */
    public String get(String address) throws IOException {
        return send(new HttpGet(address));
    }

    /** Posts text. */
    public String post(String address, String body) throws IOException {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(body, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)));
        return send(post);
    }

    private String send(ClassicHttpRequest request) throws IOException {
        return client.execute(request, answer -> answer.getCode() + " " + EntityUtils.toString(answer.getEntity()));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
