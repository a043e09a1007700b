package io.eternalengine.simulator;

import io.eternalengine.venue.market.Playback;

/** Lets market time run at a multiple of real time. Belongs to the venue thread. */
public final class Player {

    /** How often market time is moved on while it plays. */
    static final long TICK_MS = 50;

    private final Playback playback;
    private boolean playing;
    private double speed;
    private long startedNanos;
    private long startedMarketMs;

    Player(Playback playback) {
        this.playback = playback;
    }

    /** Plays from now on at {@code newSpeed} times real time. */
    public void play(double newSpeed) {
        speed = newSpeed;
        startedNanos = System.nanoTime();
        startedMarketMs = playback.nowMs();
        playing = !playback.isFinished();
    }

    /** Stops time. */
    public void pause() {
        playing = false;
    }

    /** playing or paused. */
    public String mode() {
        return playing ? "playing" : "paused";
    }

    void tick() {
        if (!playing) {
            return;
        }
        double elapsedMs = (System.nanoTime() - startedNanos) / 1e6;
        playback.advance(startedMarketMs + (long) (elapsedMs * speed));
        if (playback.isFinished()) {
            playing = false;
        }
    }
}
