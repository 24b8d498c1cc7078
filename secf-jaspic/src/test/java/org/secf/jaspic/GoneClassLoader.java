package org.secf.jaspic;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads classes of ours a second time, as the drop-in's loader does; once closed it loads nothing, as that of a stopped web application. */
final class GoneClassLoader extends URLClassLoader {

    private boolean isGone;

    private GoneClassLoader(List<URL> urls) {
        super(urls.toArray(URL[]::new), GoneClassLoader.class.getClassLoader());
    }

    static GoneClassLoader ofClassPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new GoneClassLoader(urls);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isGone) {
            throw new ClassNotFoundException(name + ", from a loader that is gone");
        }
        if (!name.startsWith("org.secf.")) {
            return super.loadClass(name, resolve);
        }
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
    }

    @Override
    public void close() {
        isGone = true;
    }
}
