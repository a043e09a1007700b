package io.eternalengine.bybit.limits;

/**
 * The two steps on buckets, each atomic in Redis. A bucket is a hash: tokens, the time they were counted, the time until
 * which it is blocked, and the limit when the exchange named one. As in the client's own bucket, a fifth of the limit may go
 * at once and the rest flows in over the window, so no window sees more than the limit.
 */
final class BucketScripts {

    private static final String READ = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local function read(key, documented, window)
              local kept = redis.call('HMGET', key, 'tokens', 'at', 'blocked', 'limit')
              local bucket = {key = key, blocked = tonumber(kept[3]) or 0, limit = tonumber(kept[4]) or documented}
              bucket.burst = math.max(1, math.floor(bucket.limit / 5))
              bucket.perMs = math.max(bucket.limit - bucket.burst, bucket.limit / 2) / window
              local passed = math.max(0, now - (tonumber(kept[2]) or now))
              bucket.tokens = math.min(bucket.burst, (tonumber(kept[1]) or bucket.burst) + passed * bucket.perMs)
              return bucket
            end
            local function write(bucket)
              redis.call('HSET', bucket.key, 'tokens', string.format('%.6f', bucket.tokens), 'at', now,
                'blocked', bucket.blocked, 'limit', bucket.limit)
              redis.call('PEXPIRE', bucket.key, 3600000)
            end
            """;

    /** KEYS: buckets; ARGV: limit and window of each. Answers 0 when a token of each was taken, else the wait in ms. */
    static final String TAKE = READ + """
            local wait = 0
            local buckets = {}
            for i, key in ipairs(KEYS) do
              local bucket = read(key, tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i]))
              if bucket.blocked > now then
                wait = math.max(wait, bucket.blocked - now)
              elseif bucket.tokens < 1 then
                wait = math.max(wait, math.ceil((1 - bucket.tokens) / bucket.perMs), 1)
              end
              buckets[i] = bucket
            end
            if wait == 0 then
              for _, bucket in ipairs(buckets) do
                bucket.tokens = bucket.tokens - 1
                write(bucket)
              end
            end
            return wait
            """;

    /** KEYS: one bucket; ARGV: documented limit, window, limit told or 0, requests remaining, time to the reset in ms. */
    static final String OBSERVE = READ + """
            local bucket = read(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
            if tonumber(ARGV[3]) > 0 then bucket.limit = tonumber(ARGV[3]) end
            bucket.tokens = math.min(bucket.tokens, tonumber(ARGV[4]))
            if tonumber(ARGV[4]) == 0 then bucket.blocked = math.max(bucket.blocked, now + tonumber(ARGV[5])) end
            write(bucket)
            return 0
            """;

    private BucketScripts() {}
}
