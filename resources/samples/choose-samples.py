#!/usr/bin/python3
"""choose-samples.py PROGRAM: fills INDICES of make-samples.py (README.md says how they are chosen)."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy

script = pathlib.Path(__file__).parent / "make-samples.py"
prog = sys.argv[1]
src = script.read_text()
ns = {"__file__": str(script)}
head=src[:src.index('pictures, labels = images()')]
sys.argv=['x']
exec(head,ns)
pictures,labels=ns['images']()
slots=list(range(10))+[9,1]
models = sorted((script.parent.parent / 'models').glob('*.safetensors'))
with tempfile.TemporaryDirectory() as d:
    d=pathlib.Path(d); used=set(); cand={}
    for n,c in enumerate(slots):
        idx=[int(i) for i in numpy.flatnonzero(labels==c)[:24]]
        for k,i in enumerate(idx):
            f=d/f"{n:02d}_{i:05d}.png"
            ns['page'](pictures[i],ns['GROUNDS'][n]).save(f); cand[f.name]=(n,c,i)
    a=[prog,'classify','--json','--top','1']
    for m in models: a+=['--model',str(m)]
    out=json.loads(subprocess.run(a+[str(d)],capture_output=True,text=True,check=True).stdout)
chosen={}; stats={}
for im in out['images']:
    n,c,i=cand[pathlib.Path(im['file']).name]
    tops=[r['top'][0] for r in im['results']]
    right=all(t['index']==c for t in tops); conf=min(t['probability'] for t in tops)
    s=stats.setdefault(n,[0,0]); s[1]+=4; s[0]+=sum(t['index']==c for t in tops)
    if right and conf>0.8 and n not in chosen and i not in chosen.values(): chosen[n]=i
print(stats); print(sum(s[0] for s in stats.values())/sum(s[1] for s in stats.values()))
ind=[chosen[n] for n in range(12)]
print(ind)
script.write_text(re.sub(r'INDICES = \[.*?\]','INDICES = '+str(ind),src))
