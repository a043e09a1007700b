# Builds what is not built, one build in a tree at a time, and shows how far it is. Read by ./eternal.
# shellcheck shell=bash disable=SC2154,SC2034
stamp="$state/built"
history_stamp="$state/built-history"
program_stamp="$state/built-program"
just_built=false

# Runs Maven with its whole output in a log, showing one line for each module and each test class.
# Two modules at a time: most tests wait for a server more than they compute.
maven() {
  local log="$1"
  shift
  make_state
  tell_time &
  local clock=$!
  local result=0
  "$here/mvnw" -f "$here/pom.xml" -B -ntp -T 2 "$@" 2>&1 | tee "$log" | show_progress || result=$?
  kill "$clock" 2>/dev/null || true
  wait "$clock" 2>/dev/null || true
  [ "$result" = 0 ] && return
  echo "The whole output is in $log" >&2
  return 1
}

# A module may take minutes, or download for long: so that nobody takes that for a standstill.
tell_time() {
  local started=$SECONDS pause=
  trap 'kill $pause 2>/dev/null; exit' TERM
  while :; do
    sleep 30 &
    pause=$!
    wait "$pause"
    # The front door may have been killed, which nobody notices.
    kill -0 $$ 2>/dev/null || exit
    printf '      ... %d:%02d\n' $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)) >&2
  done
}

show_progress() {
  awk '
    /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
      position = $NF
      sub(/^\[INFO\] Building /, "")
      sub(/ 0\.[^ ]* +\[.*$/, "")
      print position " " $0
    }
    /Tests run: .*Time elapsed/ { sub(/^\[[A-Z]+\] /, ""); print "      " $0 }
    /^\[ERROR\]/ { print }
    { fflush() }'
}

# Whether something below the given folders is newer than a stamp, or there is no stamp or no program.
is_stale() {
  local stamp="$1" built="$2"
  shift 2
  [ ! -f "$stamp" ] || [ ! -d "$built" ] && return 0
  [ -n "$(find "$here/pom.xml" "$@" \
    -name target -prune -o -name node_modules -prune -o -type f -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

# One build in a tree at a time: the others wait, and mostly find it done. The lock ends with whoever holds it. Where the system
# has no flock, nobody waits.
building() {
  make_state
  if command -v flock >/dev/null; then
    exec 9>>"$state/build.lock"
    if ! flock -n 9; then
      echo "Another ./eternal builds in $here: waiting until it is done ..." >&2
      flock 9
      # Waiting is no part of the time to readiness.
      just_built=true
    fi
  fi
  local result=0
  "$@" || result=$?
  exec 9>&-
  return $result
}

all_is_stale() {
  is_stale "$stamp" "$lib" "$here/shared-schemas" "$here/libs" "$here/services" "$here/cli"
}

build_all() {
  all_is_stale || return 0
  building build_what_is_stale "$@"
}

build_what_is_stale() {
  all_is_stale || return 0
  echo "Building (a first build fetches what it needs and takes some minutes, see README.md) ..." >&2
  local started="$state/build-started"
  touch "$started"
  maven "$state/build.log" package -DskipTests "$@" >&2 || exit 1
  all_is_built "$started"
  just_built=true
}

# What was built includes what the verbs over history need.
all_is_built() {
  touch -r "$1" "$history_stamp"
  mv "$1" "$stamp"
}

build_native() {
  [ -n "${GRAALVM_HOME:-}" ] || fail "Native binaries need a GraalVM or Mandrel for JDK $least_java: set GRAALVM_HOME."
  echo "Building native binaries (several minutes each) ..." >&2
  building maven "$state/build-native.log" package -DskipTests -Dnative \
    -pl services/market-data,services/order-execution -am >&2 || exit 1
}

# Only what the verbs over history need: libraries and their program.
build_history() {
  history_is_stale || return 0
  building build_stale_history
}

history_is_stale() {
  is_stale "$history_stamp" "$history_lib" "$here/libs" "$here/cli/history"
}

build_stale_history() {
  history_is_stale || return 0
  echo "Building what works on history ..." >&2
  local started="$state/history-build-started"
  touch "$started"
  maven "$state/build-history.log" package -DskipTests -pl cli/history -am >&2 || exit 1
  mv "$started" "$history_stamp"
}

# What is said to a fleet needs no service built anew, but a program that knows each flag. What ends something waits for no build.
build_program() {
  case "$1" in
    halt | down) [ ! -d "$lib" ] || return 0 ;;
  esac
  program_is_stale || return 0
  building build_stale_program
}

# A fresh build of everything includes the program.
program_is_stale() {
  local newest="$program_stamp"
  [ "$stamp" -nt "$program_stamp" ] && newest="$stamp"
  is_stale "$newest" "$lib" "$here/shared-schemas" "$here/libs" "$here/cli"
}

build_stale_program() {
  program_is_stale || return 0
  echo "Building what speaks to a fleet ..." >&2
  local started="$state/program-build-started"
  touch "$started"
  maven "$state/build.log" package -DskipTests -pl cli/fleet -am >&2 || exit 1
  mv "$started" "$program_stamp"
}
