package org.secf.encrypted.platform;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Demands nothing itself; the session bean behind it does. */
@Path("/open")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class OpenResource {

    @EJB
    SecretBean bean;

    @Resource
    ManagedExecutorService executor;

    /** What the bean makes of this message. */
    @POST
    @Path("/keep")
    public String keep(String entity) {
        return unlessRefused(() -> bean.keep(entity));
    }

    /** The same on a thread that no message came by. */
    @POST
    @Path("/later")
    public String later(String entity) throws Exception {
        return executor.submit(() -> unlessRefused(() -> bean.keep(entity))).get(20, TimeUnit.SECONDS);
    }

    /** What the bean answers must not be read by others. */
    @POST
    @Path("/tell")
    public String tell(String entity) {
        return unlessRefused(bean::tell);
    }

    private static String unlessRefused(Supplier<String> call) {
        try {
            return call.get();
        } catch (EJBException e) {
            return "refused";
        }
    }
}
