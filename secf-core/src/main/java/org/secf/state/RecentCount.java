package org.secf.state;

/**
 * How much was added within the last {@link #SLICES} slices of time: never less than that, and of one slice before it what there was. Whoever counts says which
 * slice it is; a clock that goes back stays where it was.
 */
final class RecentCount {

    static final int SLICES = 8;

    private final int[] counts = new int[SLICES + 1];
    private long newest;
    private int total;

    /** Adds one, unless there are that many already. */
    synchronized boolean add(long slice, int most) {
        forget(slice);
        if (total >= most) {
            return false;
        }
        counts[place(newest)]++;
        total++;
        return true;
    }

    /** Takes back one that was added in the newest slice, where it is still known. */
    synchronized void takeBack() {
        if (counts[place(newest)] > 0) {
            counts[place(newest)]--;
            total--;
        }
    }

    synchronized boolean isNothing(long slice) {
        forget(slice);
        return total == 0;
    }

    private void forget(long slice) {
        long first = Math.max(newest, slice - counts.length);
        for (long next = first + 1; next <= slice; next++) {
            total -= counts[place(next)];
            counts[place(next)] = 0;
        }
        newest = Math.max(newest, slice);
    }

    private int place(long slice) {
        return (int) (slice % counts.length);
    }
}
