package gradus.labs.backend.conversation;

import gradus.labs.backend.RunObserver;

/**
 * What a graded learner process prints once it may know hidden inputs: kept for trainers, up to 256 KiB a run, never
 * shown to the learner.
 */
public final class Withheld {

    static final int MOST_CHARACTERS = 256 * 1024;

    private final RunObserver observer;
    private int characters;

    public Withheld(RunObserver observer) {
        this.observer = observer;
    }

    public void keep(String line) {
        int room = MOST_CHARACTERS - characters;
        if (room <= 0) {
            return;
        }
        String kept = line.length() < room ? line : line.substring(0, room - 1);
        characters += kept.length() + 1; // and its line feed
        observer.withheld(kept);
    }
}
