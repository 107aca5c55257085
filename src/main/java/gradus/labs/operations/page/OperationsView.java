package gradus.labs.operations.page;

import java.util.List;

/**
 * The installation at work. All spans of time are texts.
 *
 * @param asOf when this was, as a machine reads it
 * @param clock the same for people, in UTC
 * @param paused for how long; null unless the queue is paused
 * @param runners that were heard lately
 * @param silent runners that were not
 * @param newer number of the page before, of the runs that wait; null on the first, as {@code older} on the last
 */
record OperationsView(String asOf, String clock, String paused, long waiting, long running, List<RunnerLine> runners,
        List<RunnerLine> silent, List<RunLine> open, List<RunLine> queue, Integer newer, Integer older) {

    /**
     * @param memory {@code 3.0 GiB / 8.0 GiB}: the limits of its runs, and all
     * @param refused what its self-test tried in vain; English
     * @param findings English
     * @param seen since it was heard
     */
    record RunnerLine(String name, String host, String version, boolean ready, boolean draining, int slots, int busySlots,
            int gpuSlots, int busyGpuSlots, String memory, List<LayerLine> layers, List<String> refused,
            List<String> findings, String seen, String seenAt) {

        /** Whether something is active in another form than wished for. */
        public boolean hasFallback() {
            return layers.stream().anyMatch(LayerLine::fallback);
        }
    }

    /**
     * @param key of the page's words; null for a layer that has none: then its name says what it is
     * @param detail English
     */
    record LayerLine(String key, String name, boolean fallback, String detail) {
    }

    /**
     * @param title null for a live program in a lesson
     * @param person the name, or the beginning of the id of somebody of another organisation
     * @param organization null if it is the operator's own
     * @param age since it was queued
     * @param wall null while it waits, as {@code cpu} and {@code memory}, which are also null where nobody has measured them
     * @param memory {@code 412 MiB / 2.0 GiB}: the most so far, and the limit of all its processes
     * @param gpuMemory the most so far of that of a GPU; null without one, and where nobody measures it
     * @param place in the queue, from 1; null if it will not start as things are, as {@code until}
     * @param reason why it waits, a key of the page's words; null if it is simply not its turn
     */
    record RunLine(String id, String title, String course, String person, String organization, String priority, String device,
            int attempt, String runner, boolean stopping, String age, String queuedAt, String wall, String cpu,
            String memory, String gpuMemory, Integer place, String until, String reason) {
    }
}
