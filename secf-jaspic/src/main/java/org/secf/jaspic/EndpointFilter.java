package org.secf.jaspic;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.secf.http.Reply;

/** Answers for {@link Endpoints} where no mechanism of ours sees the request first: in applications that authenticate nobody, or otherwise. */
final class EndpointFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Reply> answer = request instanceof HttpServletRequest http
                ? Deployment.started(http.getServletContext())
                        .flatMap(application -> application.authentication().answerUnasked(http))
                : Optional.empty();
        if (answer.isPresent() && response instanceof HttpServletResponse http) {
            ReplyWriter.send(answer.get(), http);
        } else {
            chain.doFilter(request, response);
        }
    }
}
