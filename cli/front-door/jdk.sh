# Finds a JDK that is new enough, or fetches the pinned one when a person agrees. Read by ./eternal.
# shellcheck shell=bash disable=SC2154
jdk_list="$here/.mvn/jdk.list"

# Maven and the search for a JDK need a home; a service's user may have none.
find_home() {
  [ -n "${HOME:-}" ] && return
  unset HOME
  HOME="$(cd ~ 2>/dev/null && pwd)" || HOME="$state/home"
  export HOME
}

java_major() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true
}

is_new_enough_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ "$(java_major "$1")" -ge "$least_java" ] 2>/dev/null
}

jdk_candidates() {
  echo "${JAVA_HOME:-}"
  local java
  if java="$(command -v java)"; then
    # Follow links such as /usr/bin/java -> /etc/alternatives/java -> the JDK.
    while [ -L "$java" ]; do
      local target
      target="$(readlink "$java")"
      case "$target" in /*) java="$target" ;; *) java="$(dirname "$java")/$target" ;; esac
    done
    dirname "$(dirname "$java")"
  fi
  printf '%s\n' "$state"/jdk/* /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$least_java+" 2>/dev/null
  return 0
}

find_jdk() {
  find_home
  choose_jdk && return
  fetch_jdk
  choose_jdk || fail "The JDK that was fetched does not run on this machine: install a JDK $least_java or later, or set JAVA_HOME."
}

choose_jdk() {
  local candidate
  while IFS= read -r candidate; do
    if [ -n "$candidate" ] && is_new_enough_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done < <(jdk_candidates)
  return 1
}

fetch_jdk() {
  local missing="No JDK $least_java or later was found in JAVA_HOME, on the PATH, in /usr/lib/jvm, /opt, ~/.sdkman or ~/.jdks"
  local platform name size checksum url
  platform="$(uname -s)-$(uname -m)"
  read -r _ name size checksum url < <(grep "^$platform " "$jdk_list" 2>/dev/null) \
    || fail "$missing, and none is known for $platform: install one, or set JAVA_HOME."
  echo "$missing." >&2
  agreed "Fetch $name (about $size MB) from $url into .eternal/jdk?" \
    || fail "Install one, set JAVA_HOME, or let it be fetched: --yes right behind the verb fetches $name (about $size MB) into .eternal/jdk."
  make_state
  mkdir -p "$state/jdk"
  local fetched="$state/jdk/.fetched-$$"
  trap 'rm -rf "$fetched" "$fetched.tar.gz"' EXIT
  echo "Fetching $name (about $size MB) ..." >&2
  download "$url" "$fetched.tar.gz" || fail "$url cannot be fetched: install a JDK $least_java or later, or set JAVA_HOME."
  [ "$(sha256 "$fetched.tar.gz")" = "$checksum" ] \
    || fail "What came from $url is not $name: its SHA-256 is not the one that $jdk_list holds."
  mkdir "$fetched"
  tar -xzf "$fetched.tar.gz" -C "$fetched" --strip-components 1 || fail "What came from $url cannot be unpacked."
  # Complete or absent, whoever else fetches at the same time; a damaged one makes way.
  if ! is_new_enough_jdk "$state/jdk/$name"; then
    rm -rf "${state:?}/jdk/$name"
    mv "$fetched" "$state/jdk/$name" || fail "$state/jdk/$name cannot be made."
  fi
  rm -rf "$fetched" "$fetched.tar.gz"
  trap - EXIT
}

download() {
  if command -v curl >/dev/null; then
    curl -fsSL --retry 2 -o "$2" "$1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1"
  else
    fail "Neither curl nor wget is there to fetch $1."
  fi
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -d ' ' -f 1
}
