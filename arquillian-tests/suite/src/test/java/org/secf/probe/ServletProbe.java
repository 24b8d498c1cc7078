package org.secf.probe;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secf.identity.Caller;

/** The places that a servlet reaches; the path says which one answers. */
@WebServlet(urlPatterns = "/probe/*", asyncSupported = true)
public class ServletProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Threads of which the server knows nothing; each is begun by the request that needs it first, and then serves others. */
    private static final ExecutorService OWN = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    @Inject
    transient Caller caller;

    @EJB
    transient EjbProbe ejb;

    @EJB
    transient RunAsProbe runAs;

    @EJB
    transient TimerProbe timer;

    @Inject
    transient ExecutorProbe executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/async" -> answerThere(request.startAsync());
            case "/async-own" -> answerThere(request.startAsync(new HttpServletRequestWrapper(request), response));
            case "/async-again" -> {
                request.startAsync();
                answerThere(request.getAsyncContext());
            }
            case "/dispatch" -> dispatch(request, response);
            default -> answer(response, seen(request));
        }
    }

    private String seen(HttpServletRequest request) {
        return switch (String.valueOf(request.getPathInfo())) {
            case "/ejb" -> ejb.seen();
            case "/ejb-later" -> awaited(ejb.seenLater());
            case "/run-as" -> runAs.seen();
            case "/timer" -> timer.seen();
            case "/task" -> executor.seenByTask();
            case "/bare-task" -> executor.seenByBareTask();
            case "/own-task" -> awaited(OWN.submit(executor::seenHere));
            default -> seenByServlet(request);
        };
    }

    private String seenByServlet(HttpServletRequest request) {
        return Seen.by(request.getUserPrincipal(), caller, request::isUserInRole);
    }

    private void answerThere(AsyncContext context) {
        context.setTimeout(20_000);
        context.start(() -> {
            HttpServletRequest there = (HttpServletRequest) context.getRequest();
            try {
                answer((HttpServletResponse) context.getResponse(), seenByServlet(there));
            } catch (IOException e) {
                log("the client went away", e);
            } finally {
                context.complete();
            }
        });
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            answer(response, seenByServlet(request));
        } else {
            AsyncContext context = request.startAsync();
            context.setTimeout(20_000);
            context.dispatch();
        }
    }

    private static String awaited(Future<String> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void destroy() {
        OWN.shutdownNow();
    }

    private static void answer(HttpServletResponse response, String seen) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(seen);
    }
}
