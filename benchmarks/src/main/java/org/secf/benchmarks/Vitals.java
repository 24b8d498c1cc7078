package org.secf.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * How a process is.
 *
 * @param heap octets in use
 * @param threads alive
 * @param peakThreads most at once since the start
 * @param collections of garbage since the start
 * @param collectionMillis spent on them
 * @param cpuNanos of all threads since the start
 */
record Vitals(long heap, int threads, int peakThreads, long collections, long collectionMillis, long cpuNanos) {

    static Vitals now() {
        var threads = ManagementFactory.getThreadMXBean();
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        return new Vitals(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                threads.getThreadCount(),
                threads.getPeakThreadCount(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                        .sum(),
                collectors.stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum(),
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }

    /** With nothing in the heap that nobody can reach. */
    static Vitals afterCollection() {
        for (int i = 0; i < 3; i++) {
            ManagementFactory.getMemoryMXBean().gc();
        }
        return now();
    }

    String line() {
        return heap + " " + threads + " " + peakThreads + " " + collections + " " + collectionMillis + " " + cpuNanos;
    }

    static Vitals of(String line) {
        String[] words = line.split(" ", -1);
        return new Vitals(
                Long.parseLong(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]));
    }
}
