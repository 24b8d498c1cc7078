package org.secf.server.wildfly.flow;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Calls whom the parameter {@code to} names, and answers what was seen there. */
@WebServlet("/call")
public class CallServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FLOW = "org.secf.server.wildfly.flow.";
    private static final String CALLED = "CalledBean!" + FLOW;
    private static final int TLS = 8443 - 8080;

    @EJB
    private OwnBean own;

    @EJB(lookup = "java:global/second/" + CALLED + "NearView")
    private NearView near;

    @EJB(lookup = "java:global/second/" + CALLED + "FarView")
    private FarView far;

    @EJB(lookup = "java:global/distrustful/" + CALLED + "FarView")
    private FarView distrustful;

    @EJB(lookup = "java:global/informed/beans/InformedBean!" + FLOW + "FarView")
    private FarView informed;

    @Resource
    private ManagedExecutorService executor;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            if (request.getParameter("logout") != null) {
                request.logout();
            }
            response.setContentType("text/plain");
            response.getWriter()
                    .print(call(request) + "\nthread=" + Thread.currentThread().getName());
        } catch (EJBAccessException e) {
            response.getWriter().print("refused=true");
        } catch (IOException | ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private String call(HttpServletRequest request) throws Exception {
        return switch (request.getParameter("to")) {
            case "servlet" -> Whoever.identity();
            case "own" -> own.see();
            case "own-executor" -> executor.submit(Whoever::identity).get();
            case "near" -> near.see();
            case "near-through-own" -> own.seeThrough(near);
            case "near-later" -> near.seeLater().get();
            case "near-executor" -> executor.submit(near::see).get();
            case "far" -> far.see();
            case "far-user" -> far.seeAsUser();
            case "distrustful" -> distrustful.see();
            case "distrustful-user" -> distrustful.seeAsUser();
            case "informed" -> informed.see();
            case "remote" -> remote(request).see();
            case "remote-user" -> remote(request).seeAsUser();
            default -> throw new IllegalArgumentException(request.getQueryString());
        };
    }

    /** Through the network, as if the bean were on another server. */
    @SuppressWarnings("BanJNDI") // there is no other way to a bean of another server, and its name comes from here
    private static FarView remote(HttpServletRequest request) throws NamingException {
        Properties properties = new Properties();
        properties.put(Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
        properties.put(Context.PROVIDER_URL, "remote+https://localhost:" + (request.getLocalPort() + TLS));
        return (FarView) new InitialContext(properties).lookup("ejb:/second/" + CALLED + "FarView");
    }
}
