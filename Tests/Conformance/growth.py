#!/usr/bin/env python3
"""How the time, memory and output of `shanhai extract` grow on pages that repeat one thing over and over.

    growth.py SHANHAI [--only WORDS] [--sizes 100,200,400,800] [--bar 1.15] [--large MB]     (sizes in thousands of bytes)

Prints each trigger above the bar, then how many there are; with --large, instead, one run of a page of that size for each
trigger: seconds, memory, and how many times its size it writes. Exit status 1 when a bar is broken.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time

NEWS = "遵义市委书记龙长春率党政代表团赴珠海市考察对接东西部协作工作，并召开联席会议。"
WORDS = """
市长 副市长 市委书记 区长 县 区 市 省 镇 乡 村 街道 自治州 族 局 厅 办 公司 集团 学校 医院 会议 联席会议 座谈会 签约仪式 代表团
考察团 率 率队 考察 调研 会见 座谈 主持 出席 参加 讲话 指出 表示 强调 介绍 签署 签订 协议 框架协议 对口帮扶 对口支援 对口合作
结对 帮扶 支援 援助 捐赠 投入 资金 亿元 1亿元 5人 15% 百分之五 一 十 第 第二十五次联席会议 5月8日 昨日 今年 近年来 “十四五” 以来
截至 《 》 《》 “ ” （ ） 、 ， ； ： 和 与 及 等 在 的 由 向 为 至 习近平 周明远 欧阳 阿 · 遵义 遵义市 贵州省 珠海市 沪 滇 沪滇
我市 我省 全县 该县 两地 其中 分别 對口幫扶 聯席會議 a 1 . - 记者 责任编辑 来源：""".split()
SENTENCES = {
    "prose": "第%d条，各地各部门要认真贯彻落实有关工作要求，切实抓好落实。",
    "meetings": "5月8日，遵义市与珠海市召开第%d次联席会议。",
    "visits": "5月8日，遵义市副市长周明远率代表团到珠海市第%d小学考察。",
    "signings": "会上，双方签署《遵义市珠海市第%d号合作协议》。",
    "persons": "遵义市第%d小学校长周明远出席座谈会。",
    "pairings": "珠海市对口帮扶遵义市第%d村。",
    "amounts": "珠海市投入帮扶资金%d万元。",
    "speech": "周明远说：“第%d点，要抓好落实。”",
    "calls": "珠海市领导会见遵义市代表团第%d组。",
    "quotes": "他说“第%d点",
    "villages": "代表团来到遵义市红花岗区青%d山村、大%d坪村。",
    "thanks": "遵义市市长周明远感谢珠海市的帮扶，并代表市委签署第%d号协议。",
}
LISTS = {
    "supporters": ("珠海市、中山市、东莞市、佛山市、", "对口帮扶遵义市、昭通市、毕节市。"),
    "agreements": ("《第%d号协议》、", "。"),
    "officials": ("副市长周明%d、", "出席会议。"),
    "regions": ("遵义市、昭通市、", "。"),
    "firms": ("珠海第%d电子有限公司、", "签约。"),
    "titles": ("遵义市副市长、", "周明远出席。"),
    "offices": ("市长、和", "。"),
    "amounts": ("资金%d万元、", "。"),
    "sites": ("第%d产业园、", "考察。"),
}
MARKUP = ("<h1>遵义市党政代表团</h1>", "<li>珠海市</li>", "<tr><td>珠海市</td><td>遵义市</td><td>5人</td></tr>", "<b>遵义", "<div><p>遵义市")


def page(body):
    paragraphs = "".join(f"<p>{block}</p>" for block in body)
    return (
        "<html><head><title>遵义珠海联席会议</title></head><body><h1>遵义珠海召开联席会议</h1>"
        f"<p>2024-05-09 来源：遵义日报</p>{paragraphs}</body></html>")


def repeated(words, size):
    """The words until they fill so many bytes, numbered where they hold %d."""
    count = size // len(words.encode())
    return [words.replace("%d", str(number)) for number in range(count)] if "%d" in words else [words] * count


def triggers():
    """Each trigger's name, and its page by size in bytes."""
    for word in WORDS:
        yield f"word {word}", lambda size, word=word: page([NEWS, NEWS[:-1] + "，" + "".join(repeated(word, size)) + "。"])
    for name, words in SENTENCES.items():
        yield f"sentences {name}", lambda size, words=words: page([NEWS, "".join(repeated(words, size))])
        yield f"paragraphs {name}", lambda size, words=words: page([NEWS, *repeated(words, size)])
    for name, (item, end) in LISTS.items():
        yield f"list {name}", lambda size, item=item, end=end: page([NEWS, "".join(repeated(item, size)) + end])
    for tag in MARKUP:
        yield f"markup {tag}", lambda size, tag=tag: page([NEWS]) + "".join(repeated(tag, size))


class Extractor:
    """One process of `shanhai extract -`, whose own processor time each page is measured by."""

    def __init__(self, program):
        self.process = subprocess.Popen(
            [program, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        # The clock of another process's processor time (clock_getcpuclockid).
        self.clock = ~self.process.pid << 3 | 2
        self.measure(page([NEWS]))

    def measure(self, text):
        """Seconds, and bytes of the answer; none when the program died."""
        request = json.dumps({"id": "page", "content": text}, ensure_ascii=False).encode() + b"\n"
        start = time.clock_gettime(self.clock)
        try:
            self.process.stdin.write(request)
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
            return (time.clock_gettime(self.clock) - start, len(answer)) if answer else None
        except OSError:
            return None

    def close(self):
        self.process.kill()
        self.process.communicate()


def exponent(times, sizes):
    """Of the power with which time grows; pages that cost hardly anything count as 2 ms."""
    first, last = (max(value, 0.002) for value in (times[0], times[-1]))
    return math.log(last / first) / math.log(sizes[-1] / sizes[0])


def run_large(program, text):
    """Seconds, MB of memory, bytes written and exit status of a run of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        with open(os.path.join(folder, "claims"), "wb") as claims:
            process = subprocess.Popen([program, "extract", path], stdout=claims, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime, usage.ru_maxrss / 1024, os.path.getsize(claims.name), process.returncode


def grow(program, names, sizes, bar):
    extractor = Extractor(program)
    slow = []
    for name, make in names:
        figures = []
        for size in sizes:
            figures.append(extractor.measure(make(size * 1000)))
            if figures[-1] is None:
                extractor = Extractor(program)
                break
        if figures[-1] is None:
            slow.append((9.99, name, "died"))
            continue
        times = [figure[0] for figure in figures]
        power = exponent(times, sizes)
        if power > bar and times[-1] > 0.1:
            slow.append((power, name, " ".join(f"{value:.2f}" for value in times)))
    extractor.close()
    for power, name, times in sorted(slow, reverse=True):
        print(f"{power:.2f}  {name:28} {times} s")
    print(f"growth: {len(slow)} of {len(names)} triggers above n^{bar}")
    return bool(slow)


def measure_large(program, names, megabytes):
    broken = 0
    for name, make in names:
        text = make(megabytes * 1_000_000)
        seconds, memory, written, status = run_large(program, text)
        times = written / len(text.encode())
        isBroken = memory > 1000 or times > 20 or status not in (0, 1)
        broken += isBroken
        print(f"{'!' if isBroken else ' '} {name:28} {seconds:6.1f} s {memory:5.0f} MB  writes {times:5.1f} times  exit {status}", flush=True)
    print(f"large pages: {broken} of {len(names)} over 1 GB or 20 times their size")
    return broken > 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--only", default="")
    parser.add_argument("--sizes", default="100,200,400,800")
    parser.add_argument("--bar", type=float, default=1.15)
    parser.add_argument("--large", type=int)
    options = parser.parse_args()
    names = [(name, make) for name, make in triggers() if options.only in name]
    if options.large:
        return measure_large(options.program, names, options.large)
    return grow(options.program, names, [int(size) for size in options.sizes.split(",")], options.bar)


if __name__ == "__main__":
    sys.exit(main())
