"""Looks for strings in files, and in the parts of those that are zip archives: UTF-8 and UTF-16,
any case. Usage: traces.py STRINGS FILE..."""
import sys, zipfile

strings = [line.rstrip("\n") for line in open(sys.argv[1], encoding="utf-8")]
found = 0
for name in sys.argv[2:]:
    parts = {name: open(name, "rb").read()}
    if zipfile.is_zipfile(name):
        with zipfile.ZipFile(name) as archive:
            for part in archive.namelist():
                parts[name + "/" + part] = archive.read(part)
    for place, data in parts.items():
        for string in strings:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                if string.lower().encode(encoding).lower() in data.lower():
                    found += 1
                    print(string, "in", place, "as", encoding)
print("found", found)
