package io.eternalengine.kit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The threads of a service: started in order, stopped in reverse, each given time to finish its transaction. */
@Singleton
public class ServiceThreads {
    private static final Logger LOG = Logger.getLogger(ServiceThreads.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(5);

    private final List<Started> started = new ArrayList<>();

    private record Started(ServiceLoop loop, Thread thread) {}

    /** Runs the loop in a new thread of this name. */
    public synchronized void start(String name, ServiceLoop loop) {
        var thread = Thread.ofPlatform().name(name).daemon().unstarted(loop);
        started.add(new Started(loop, thread));
        thread.start();
    }

    @PreDestroy
    synchronized void stopAll() {
        for (Started one : started.reversed()) {
            one.loop().stop();
        }
        for (Started one : started.reversed()) {
            join(one.thread());
        }
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(TIME_TO_STOP)) {
                LOG.warnf("thread %s did not stop within %d s", thread.getName(), TIME_TO_STOP.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
