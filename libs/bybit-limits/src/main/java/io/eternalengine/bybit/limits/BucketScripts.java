package io.eternalengine.bybit.limits;

import io.eternalengine.bybit.RateLimits;

/**
 * The two steps on buckets, each atomic in Redis. A bucket is a hash: tokens, the time they were counted, the time until
 * which it is blocked, and the limit that the exchange stated, or 0. As in the client's own bucket, a fifth of the limit may go
 * at once and the rest flows in over the window, so no window sees more than the limit; a limit of 0 is none. What no answer of the
 * exchange could have written is not believed: a block of more than its ten minutes, a limit below 1, a debt of tokens.
 */
final class BucketScripts {

    private static final String READ = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local function read(key, documented, window)
              local kept = redis.call('HMGET', key, 'tokens', 'at', 'blocked', 'told')
              local bucket = {key = key, blocked = tonumber(kept[3]) or 0, stated = tonumber(kept[4]) or 0}
              if not (bucket.blocked <= now + LONGEST_BLOCK) then bucket.blocked = 0 end
              if not (bucket.stated >= 1) then bucket.stated = 0 end
              bucket.limit = bucket.stated > 0 and bucket.stated or documented
              bucket.burst = math.max(1, math.floor(bucket.limit / 5))
              bucket.perMs = math.max(bucket.limit - bucket.burst, bucket.limit / 2) / window
              local passed = math.max(0, now - (tonumber(kept[2]) or now))
              bucket.tokens = math.min(bucket.burst, math.max(0, tonumber(kept[1]) or bucket.burst) + passed * bucket.perMs)
              return bucket
            end
            local function write(bucket)
              redis.call('HSET', bucket.key, 'tokens', string.format('%.6f', bucket.tokens), 'at', now,
                'blocked', bucket.blocked, 'told', bucket.stated)
              redis.call('PEXPIRE', bucket.key, 3600000)
            end
            """.replace("LONGEST_BLOCK", Long.toString(RateLimits.LONGEST_BLOCK_MS));

    /**
     * KEYS: buckets; ARGV: 1 when the first is the address, else 0, then of each its limit, its window and the tokens to be left.
     * Answers 0 when a token of each was taken, else the wait in ms, and that of a banned address below zero.
     */
    static final String TAKE = READ + """
            local wait, banned = 0, 0
            local buckets = {}
            for i, key in ipairs(KEYS) do
              local bucket = read(key, tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i]))
              local needed = 1 + tonumber(ARGV[3 * i + 1])
              if bucket.blocked > now then
                wait = math.max(wait, bucket.blocked - now)
                if i == 1 and ARGV[1] == '1' then banned = bucket.blocked - now end
              elseif bucket.limit > 0 and bucket.tokens < needed then
                wait = math.max(wait, math.ceil((needed - bucket.tokens) / bucket.perMs), 1)
              end
              buckets[i] = bucket
            end
            if banned > 0 then return -banned end
            if wait == 0 then
              for _, bucket in ipairs(buckets) do
                if bucket.limit > 0 then bucket.tokens = bucket.tokens - 1 end
                write(bucket)
              end
            end
            return wait
            """;

    /** KEYS: one bucket; ARGV: documented limit, window, limit stated or 0, requests remaining, time to the reset in ms. */
    static final String OBSERVE = READ + """
            local bucket = read(KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]))
            if tonumber(ARGV[3]) > 0 then bucket.stated = tonumber(ARGV[3]) end
            bucket.tokens = math.min(bucket.tokens, tonumber(ARGV[4]))
            if tonumber(ARGV[4]) == 0 then bucket.blocked = math.max(bucket.blocked, now + tonumber(ARGV[5])) end
            write(bucket)
            return 0
            """;

    private BucketScripts() {}
}
