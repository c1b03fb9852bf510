#!/bin/sh
# The page's tests open a real Chromium with Chinese fonts. Where one is missing, root on Debian gets it installed;
# anyone else is told in one line. CHROMIUM names another program than Debian's.
set -eu

if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk
    exit 0
fi
echo "chromium is missing, which the page's tests open: install it and a Chinese font (Debian: chromium fonts-noto-cjk), or set CHROMIUM to its path" >&2
exit 1
