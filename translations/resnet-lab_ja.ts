<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>QDialog</name>
    <message>
        <source>&lt;p&gt;&lt;b&gt;See the degradation problem happen, and a shortcut undo it.&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Press Start: four networks train side by side, and the strip above the curves says what they show. The networks and the recipe are those of &lt;a href=&quot;https://arxiv.org/abs/1512.03385&quot;&gt;He et al. 2015&lt;/a&gt;.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;劣化問題が起こるところと、ショートカットがそれを解消するところを見てください。&lt;/b&gt;&lt;/p&gt;&lt;p&gt;「開始」を押すと、4つのネットワークが並んで学習し、曲線の上の帯が結果を述べます。ネットワークと学習設定は &lt;a href=&quot;https://arxiv.org/abs/1512.03385&quot;&gt;He ほか 2015&lt;/a&gt; のものです。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>The language changes when you start ResNet Lab again.</source>
        <translation>言語は、次に ResNet Lab を起動したときに切り替わります。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The zoom changes when you start ResNet Lab again.</source>
        <translation>拡大率は ResNet Lab を次に起動したときに変わります。</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>1 run</source>
        <translation>実行1件</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>実行%1件</translation>
    </message>
    <message>
        <source>All %1 finished.</source>
        <translation>%1はすべて完了しました。</translation>
    </message>
    <message>
        <source>%1 of %2 finished</source>
        <translation>%2中%1が完了</translation>
    </message>
    <message>
        <source>, %1 failed</source>
        <translation>、%1が失敗</translation>
    </message>
    <message>
        <source>; the others can be resumed.</source>
        <translation>。残りは再開できます。</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>保存先：%1</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>準備中</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>学習中：%1</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>一時停止中：%1</translation>
    </message>
    <message>
        <source>Stopping after this batch</source>
        <translation>このバッチの後に停止します</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>ワーカー1</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>ワーカー%1</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1スレッド</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1スレッド</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1コア</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1コア</translation>
    </message>
    <message>
        <source>%1 GB of %2 GB</source>
        <translation>%2 GB 中 %1 GB</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>cv</name>
    <message>
        <source>it is cut short</source>
        <translation>途中で切れています</translation>
    </message>
</context>
<context>
    <name>fs</name>
    <message>
        <source>The program&apos;s own folder &quot;%1&quot; was not found in %2; install the program again, or set RESNET_LAB_RESOURCES.</source>
        <translation>プログラムのフォルダ「%1」が %2 に見つかりませんでした。プログラムをインストールし直すか、RESNET_LAB_RESOURCES を設定してください。</translation>
    </message>
    <message>
        <source>%1(.gz) is missing: download the complete data set.</source>
        <translation>%1(.gz) がありません。データセット全体をダウンロードしてください。</translation>
    </message>
    <message>
        <source>There is a network %1 already, which stays; this one is called %2.</source>
        <translation>%1 というネットワークはすでにあり、そのまま残ります。今回のものは %2 という名前になります。</translation>
    </message>
    <message>
        <source>There is no home folder to keep imported weights in; set HOME to one.</source>
        <translation>読み込んだ重みを置くホームフォルダがありません。HOME を設定してください。</translation>
    </message>
    <message>
        <source>%1 is a folder: give the name of a file in it.</source>
        <translation>%1 はフォルダです。その中のファイルの名前を指定してください。</translation>
    </message>
    <message>
        <source>%1 is a device or a pipe, which a file cannot replace: give the name of a file.</source>
        <translation>%1 はデバイスまたはパイプなので、ファイルで置き換えられません。ファイルの名前を指定してください。</translation>
    </message>
    <message>
        <source>The name %1 is too long for what is made of it; the network is called %2.</source>
        <translation>%1 という名前は長すぎるため、このネットワークは %2 という名前になります。</translation>
    </message>
    <message>
        <source>The folder of imported networks, %1, could not be made (%2): check its permissions, and HOME and XDG_DATA_HOME, which say where it is.</source>
        <translation>取り込んだネットワークのフォルダ %1 を作成できませんでした(%2)。アクセス権と、場所を決める HOME と XDG_DATA_HOME を確認してください。</translation>
    </message>
</context>
<context>
    <name>lab</name>
    <message>
        <source>Only an address came: copy the picture itself, then press Ctrl+V</source>
        <translation>アドレスだけが貼り付けられました。画像そのものをコピーしてから Ctrl+V を押してください</translation>
    </message>
    <message>
        <source>There is no picture in this</source>
        <translation>ここには画像がありません</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1を追加</translation>
    </message>
    <message>
        <source> and </source>
        <translation> と </translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1、シード %2</translation>
    </message>
    <message>
        <source>Runs of the lab</source>
        <translation>このプログラムの実行</translation>
    </message>
    <message>
        <source>%1 (being trained)</source>
        <translation>%1（学習中）</translation>
    </message>
    <message>
        <source>Imported weights</source>
        <translation>読み込んだ重み</translation>
    </message>
    <message>
        <source>%1 says %2.</source>
        <translation>%1の答え：%2</translation>
    </message>
    <message>
        <source>%1 say %2.</source>
        <translation>%1の答え：%2</translation>
    </message>
    <message>
        <source>networks disagree</source>
        <translation>ネットワークの答えが分かれました</translation>
    </message>
    <message>
        <source>%1 of %2 say %3.</source>
        <translation>%2中%1の答え：%3</translation>
    </message>
    <message>
        <source>both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>%1すべて</translation>
    </message>
    <message>
        <source>wrong: %1</source>
        <translation>誤り：%1</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>%1が誤り</translation>
    </message>
    <message>
        <source>%1 agree</source>
        <translation>%1が一致</translation>
    </message>
    <message>
        <source>no network chosen</source>
        <translation>ネットワーク未選択</translation>
    </message>
    <message>
        <source>No network is chosen.</source>
        <translation>ネットワークが選ばれていません。</translation>
    </message>
    <message>
        <source>Add one above, and it answers for this picture.</source>
        <translation>上で追加すると、この画像に答えます。</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Not classified yet.</source>
        <translation>まだ分類していません。</translation>
    </message>
    <message>
        <source>The true label is %1.</source>
        <translation>正解は %1 です。</translation>
    </message>
    <message>
        <source>%1 classes, %2 × %2 %3, %4 test images</source>
        <translation>%1クラス、%2 × %2 %3、テスト画像 %4枚</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>グレースケール</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>カラー</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1分%2秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1時間%2分</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1日%2時間</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>昨日 %1</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Training error %</source>
        <translation>訓練誤差 %</translation>
    </message>
    <message>
        <source>Test error %</source>
        <translation>テスト誤差 %</translation>
    </message>
    <message>
        <source>Best test %</source>
        <translation>最良テスト %</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>画像/秒</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>計算時間</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>学習設定</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>計算機</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>ソフトウェア</translation>
    </message>
    <message>
        <source>%1, LibTorch %2</source>
        <translation>%1、LibTorch %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>%1 on the clock</source>
        <translation>実時間 %1</translation>
    </message>
    <message>
        <source>Errors in per cent; training error in training mode, test error on the whole test set. Made %1.</source>
        <translation>誤差は百分率です。訓練誤差は訓練モードでの値、テスト誤差はテストデータ全体での値です。作成：%1。</translation>
    </message>
    <message>
        <source>Fashion-MNIST is not on this machine, so fresh networks look at generated shapes.</source>
        <translation>この計算機には Fashion-MNIST がないため、初期重みのネットワークに生成した図形を見せます。</translation>
    </message>
    <message>
        <source>fresh weights</source>
        <translation>初期重み</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>初期重み</translation>
    </message>
    <message>
        <source>Epoch %1, within</source>
        <translation>エポック %1、途中</translation>
    </message>
    <message>
        <source>Epoch %1 (best)</source>
        <translation>エポック %1（最良）</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>エポック %1</translation>
    </message>
    <message>
        <source>stage %1, %2</source>
        <translation>ステージ %1、%2</translation>
    </message>
    <message>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>three layers</source>
        <translation>3層</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>2層</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>no addition
in a plain block</source>
        <translation>プレーンなブロックには
加算がない</translation>
    </message>
    <message>
        <source>output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>F(x)</source>
        <translation>F(x)</translation>
    </message>
    <message>
        <source>shortcut</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>%1, trained on %2</source>
        <translation>%1、%2 で学習済み</translation>
    </message>
    <message>
        <source>ResNet-34 with fresh weights, generated shapes</source>
        <translation>初期重みの ResNet-34、生成した図形</translation>
    </message>
    <message>
        <source>An experiment needs at least one network.</source>
        <translation>実験には少なくとも1つのネットワークが必要です。</translation>
    </message>
    <message>
        <source>Give at least one seed: 1, or 1, 2, 3.</source>
        <translation>シードを少なくとも1つ指定してください：1、または 1, 2, 3。</translation>
    </message>
    <message>
        <source>Seed %1 stands twice.</source>
        <translation>シード %1 が2回指定されています。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no seed; seeds are whole numbers from 0: 1, 2, 3.</source>
        <translation>「%1」はシードではありません。シードは0以上の整数です：1, 2, 3。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no epoch; milestones are whole numbers: 6, 8.</source>
        <translation>「%1」はエポックではありません。切り替え時期は整数です：6, 8。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Channels × height × width</source>
        <translation>チャンネル × 高さ × 幅</translation>
    </message>
    <message>
        <source>Mult-adds</source>
        <translation>積和演算</translation>
    </message>
    <message>
        <source>Multiply-adds of one image&apos;s forward pass</source>
        <translation>画像1枚の順伝播での積和演算の回数</translation>
    </message>
    <message>
        <source>Sees, px</source>
        <translation>視野 px</translation>
    </message>
    <message>
        <source>Receptive field: the side of the square of the image that one place of the output depends on, through the longest path</source>
        <translation>受容野：出力の1か所が、最も長い経路を通じて依存する画像の正方形の一辺</translation>
    </message>
    <message>
        <source>Present in</source>
        <translation>含まれる側</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>ステージ</translation>
    </message>
    <message>
        <source>Blocks, %1</source>
        <translation>ブロック、%1</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Parameters, %1</source>
        <translation>パラメータ、%1</translation>
    </message>
    <message>
        <source>Mult-adds, %1</source>
        <translation>積和演算、%1</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Paths, %1</source>
        <translation>経路、%1</translation>
    </message>
    <message>
        <source>Share, %1, %</source>
        <translation>割合、%1、%</translation>
    </message>
    <message>
        <source>Error, %</source>
        <translation>誤差 %</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>測定対象</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出典</translation>
    </message>
    <message>
        <source>A plain block has no shortcut: everything that later layers need has to pass through its convolutions.</source>
        <translation>プレーンなブロックにはショートカットがありません。後の層が必要とするものは、すべてこの畳み込みを通らなければなりません。</translation>
    </message>
    <message>
        <source>Input and output have the same shape, so x is added as it is: the shortcut is the identity and costs no parameters.</source>
        <translation>入力と出力の形が同じなので、x はそのまま足されます。ショートカットは恒等写像で、パラメータを使いません。</translation>
    </message>
    <message>
        <source>The shape changes here; option A takes every second place of x and fills the new channels with zeros, so the shortcut costs no parameters.</source>
        <translation>ここで形が変わります。方式Aは x を1つおきに取り、増えたチャンネルを0で埋めるので、ショートカットはパラメータを使いません。</translation>
    </message>
    <message>
        <source>The shape stays here, but option C projects every shortcut: a 1×1 convolution stands where the identity would do.</source>
        <translation>形は変わりませんが、方式Cではすべてのショートカットが射影です。恒等写像でも足りるところに 1×1 の畳み込みがあります。</translation>
    </message>
    <message>
        <source>The shape changes here, so x cannot be added as it is: a 1×1 convolution with stride %1 projects it (option %2).</source>
        <translation>ここで形が変わるので、x をそのまま足すことはできません。ストライド %1 の 1×1 畳み込みで射影します（方式%2）。</translation>
    </message>
    <message>
        <source>The number of channels changes here, so x cannot be added as it is: a 1×1 convolution projects it (option %1).</source>
        <translation>ここでチャンネル数が変わるので、x をそのまま足すことはできません。1×1 畳み込みで射影します（方式%1）。</translation>
    </message>
    <message>
        <source>%1 has nothing at this place.</source>
        <translation>%1 には、ここに当たるものがありません。</translation>
    </message>
    <message>
        <source>Max pool</source>
        <translation>最大プーリング</translation>
    </message>
    <message>
        <source>Average pool</source>
        <translation>平均プーリング</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>分類層</translation>
    </message>
    <message>
        <source>Stage %1, block %2</source>
        <translation>ステージ %1、ブロック %2</translation>
    </message>
    <message>
        <source>bottleneck block</source>
        <translation>ボトルネックブロック</translation>
    </message>
    <message>
        <source>plain bottleneck</source>
        <translation>プレーンなボトルネック</translation>
    </message>
    <message>
        <source>building block</source>
        <translation>基本ブロック</translation>
    </message>
    <message>
        <source>plain block</source>
        <translation>プレーンなブロック</translation>
    </message>
    <message>
        <source>PreAct %1</source>
        <translation>PreAct %1</translation>
    </message>
    <message>
        <source>Could not delete all of %1: %2.</source>
        <translation>%1 を完全には削除できませんでした：%2。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>One large convolution reads the image and halves its sides before the blocks begin.</source>
        <translation>大きな畳み込み1つが画像を読み、ブロックの前に縦横を半分にします。</translation>
    </message>
    <message>
        <source>A small image needs only a small convolution before the blocks begin.</source>
        <translation>小さな画像なら、ブロックの前の畳み込みは小さなもので足ります。</translation>
    </message>
    <message>
        <source>It halves the sides once more, so that the blocks work on a quarter of the image&apos;s sides.</source>
        <translation>縦横をもう一度半分にし、ブロックは画像の4分の1の一辺で働きます。</translation>
    </message>
    <message>
        <source>It averages each channel over all places, so that the classifier needs no fixed image size and few weights.</source>
        <translation>各チャンネルを全位置で平均します。そのため分類層は画像の大きさに縛られず、重みも少なくて済みます。</translation>
    </message>
    <message>
        <source>The only fully connected layer: one row of weights for each class.</source>
        <translation>唯一の全結合層です。クラスごとに重みが1行あります。</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>Input %1. Boxes: height is resolution, length is channels.</source>
        <translation>入力 %1。箱の高さは解像度、長さはチャンネル数。</translation>
    </message>
    <message>
        <source>Input %1. Boxes: width is resolution, height is channels.</source>
        <translation>入力 %1。箱の幅は解像度、高さはチャンネル数。</translation>
    </message>
    <message>
        <source>%1 has no suffix that says what it is to be; use .png, .svg or .pdf.</source>
        <translation>%1 には形式を示す拡張子がありません。.png、.svg、.pdf のどれかにしてください。</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等写像</translation>
    </message>
    <message>
        <source>not the identity</source>
        <translation>恒等写像でない</translation>
    </message>
    <message>
        <source>not in both</source>
        <translation>片方だけ</translation>
    </message>
    <message>
        <source>stem 7×7</source>
        <translation>ステム 7×7</translation>
    </message>
    <message>
        <source>stem 3×3</source>
        <translation>ステム 3×3</translation>
    </message>
    <message>
        <source>stem 3×3 / 2</source>
        <translation>ステム 3×3 / 2</translation>
    </message>
    <message>
        <source>width %1</source>
        <translation>幅 %1</translation>
    </message>
    <message>
        <source>option %1</source>
        <translation>方式%1</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>プレーン</translation>
    </message>
    <message>
        <source>ResNet</source>
        <translation>ResNet</translation>
    </message>
    <message>
        <source>ResNeXt</source>
        <translation>ResNeXt</translation>
    </message>
    <message>
        <source>Wide ResNet</source>
        <translation>Wide ResNet</translation>
    </message>
    <message>
        <source>Plain, CIFAR</source>
        <translation>プレーン（CIFAR）</translation>
    </message>
    <message>
        <source>ResNet, CIFAR</source>
        <translation>ResNet（CIFAR）</translation>
    </message>
    <message>
        <source>7×7</source>
        <translation>7×7</translation>
    </message>
    <message>
        <source>3×3</source>
        <translation>3×3</translation>
    </message>
    <message>
        <source>3×3 / 2</source>
        <translation>3×3 / 2</translation>
    </message>
    <message>
        <source>Projection %1×%1</source>
        <translation>射影 %1×%1</translation>
    </message>
    <message>
        <source>Convolution %1×%1</source>
        <translation>畳み込み %1×%1</translation>
    </message>
    <message>
        <source>, stride %1</source>
        <translation>、ストライド %1</translation>
    </message>
    <message>
        <source>, %1 groups</source>
        <translation>、%1グループ</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Max pool %1×%1, stride %2</source>
        <translation>最大プーリング %1×%1、ストライド %2</translation>
    </message>
    <message>
        <source>Subsampling, zero padding</source>
        <translation>間引きとゼロパディング</translation>
    </message>
    <message>
        <source>Zero padding</source>
        <translation>ゼロパディング</translation>
    </message>
    <message>
        <source>Addition F(x) + shortcut</source>
        <translation>加算 F(x) + ショートカット</translation>
    </message>
    <message>
        <source>%1×%1 conv</source>
        <translation>%1×%1 conv</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>BN</translation>
    </message>
    <message>
        <source>%1×%1 max pool</source>
        <translation>%1×%1 最大プーリング</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>ゼロ</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>加算</translation>
    </message>
    <message>
        <source>avg pool</source>
        <translation>平均プーリング</translation>
    </message>
    <message>
        <source>%1 parameters, %2 mult-adds</source>
        <translation>パラメータ %1、積和演算 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2 へ</translation>
    </message>
    <message>
        <source>Shortcut %1 to %2</source>
        <translation>ショートカット %1 から %2 へ</translation>
    </message>
    <message>
        <source>Stem %1 to %2</source>
        <translation>ステム %1 から %2 へ</translation>
    </message>
    <message>
        <source>Width %1 to %2</source>
        <translation>幅 %1 から %2 へ</translation>
    </message>
    <message>
        <source>%1 only</source>
        <translation>%1 のみ</translation>
    </message>
    <message>
        <source>%1, differs</source>
        <translation>%1、異なる</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>異なる</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>こちらのみ</translation>
    </message>
    <message>
        <source>%1 and %2 share all %3 main-path convolutions and their initial weights</source>
        <translation>%1 と %2 は、主経路の畳み込み %3個すべてと初期重みを共有します</translation>
    </message>
    <message>
        <source>%1 has %2 main-path convolutions, %3 has %4; alike: %5</source>
        <translation>主経路の畳み込みは %1 が %2個、%3 が %4個で、%5個が同じです</translation>
    </message>
    <message>
        <source>ImageNet, 10-crop (He et al. 2015)</source>
        <translation>ImageNet、10クロップ（He ほか 2015）</translation>
    </message>
    <message>
        <source>ImageNet, one crop (torchvision)</source>
        <translation>ImageNet、1クロップ（torchvision）</translation>
    </message>
    <message>
        <source>CIFAR-10 (He et al. 2015, 2016)</source>
        <translation>CIFAR-10（He ほか 2015、2016）</translation>
    </message>
    <message>
        <source>%1 pre</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>No plain pair to compare</source>
        <translation>比べるプレーンの組がありません</translation>
    </message>
    <message>
        <source>Plain and residual</source>
        <translation>プレーンと残差</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source> · seed %1</source>
        <translation> · シード %1</translation>
    </message>
    <message>
        <source>no shortcuts</source>
        <translation>ショートカットなし</translation>
    </message>
    <message>
        <source>shortcut option %1</source>
        <translation>ショートカット方式%1</translation>
    </message>
    <message>
        <source>shortcuts %1 and %2</source>
        <translation>ショートカット %1 と %2</translation>
    </message>
    <message>
        <source>Epoch %1, step %2</source>
        <translation>エポック %1、ステップ %2</translation>
    </message>
    <message>
        <source>No reference lines: nothing is published for these networks on %1.</source>
        <translation>参照線なし：%1 でのこれらのネットワークの公表値はありません。</translation>
    </message>
    <message>
        <source>this data</source>
        <translation>このデータ</translation>
    </message>
    <message>
        <source>Reference lines are final errors, thin training, thick test.</source>
        <translation>参照線は最終誤差で、細線が訓練、太線がテストです。</translation>
    </message>
    <message>
        <source>Reference lines are final test errors.</source>
        <translation>参照線は最終テスト誤差です。</translation>
    </message>
    <message>
        <source>Pause this run (Space)</source>
        <translation>この実行を一時停止（Space）</translation>
    </message>
    <message>
        <source>Resume this run (Space)</source>
        <translation>この実行を再開（Space）</translation>
    </message>
    <message>
        <source>Stop this run; it can be resumed from its last epoch</source>
        <translation>この実行を停止（最後のエポックから再開できます）</translation>
    </message>
    <message>
        <source>Resume the unfinished runs (Space)</source>
        <translation>未完了の実行を再開（Space）</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>学習を延長…</translation>
    </message>
    <message>
        <source>No longer keep on top</source>
        <translation>先頭への固定をやめる</translation>
    </message>
    <message>
        <source>Keep on top and highlight in the curves</source>
        <translation>先頭に固定し、曲線で強調する</translation>
    </message>
    <message>
        <source>More: hide curves, folder, copy, remove (Menu key)</source>
        <translation>その他：曲線を隠す、フォルダ、コピー、削除（メニューキー）</translation>
    </message>
    <message>
        <source>Lesson · Fashion-MNIST</source>
        <translation>レッスン · Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST, full width</source>
        <translation>Fashion-MNIST、論文の幅</translation>
    </message>
    <message>
        <source>Four networks of the paper&apos;s width on all 60 000 images of Fashion-MNIST, 10 epochs: hours without a GPU.</source>
        <translation>論文の幅の4つのネットワークを、Fashion-MNIST の全60 000枚で10エポック学習：GPU なしでは数時間かかります。</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>Four networks with a 3×3 stem on CIFAR-10 with the schedule of the paper&apos;s section 4.2: for a GPU.</source>
        <translation>3×3 ステムの4つのネットワークを、論文4.2節のスケジュールで CIFAR-10 で学習：GPU 向け。</translation>
    </message>
    <message>
        <source>Shortcut options A, B, C</source>
        <translation>ショートカット方式 A、B、C</translation>
    </message>
    <message>
        <source>ResNet-34 with zero-padded, projected-where-needed and always-projected shortcuts, on the lesson&apos;s images.</source>
        <translation>ゼロ埋め、必要なところだけ射影、すべて射影の3種のショートカットをもつ ResNet-34 を、レッスンの画像で学習します。</translation>
    </message>
    <message>
        <source>ImageNet, an image folder</source>
        <translation>ImageNet（画像フォルダ）</translation>
    </message>
    <message>
        <source>The paper&apos;s recipe at 224 pixels on a folder with train and val, which you choose as the data set: for a GPU, and days.</source>
        <translation>train と val のあるフォルダ（データセットとして選択）で、論文の設定により224画素で学習：GPU で数日。</translation>
    </message>
    <message>
        <source>no</source>
        <translation>0</translation>
    </message>
    <message>
        <source>one</source>
        <translation>1</translation>
    </message>
    <message>
        <source>two</source>
        <translation>2</translation>
    </message>
    <message>
        <source>three</source>
        <translation>3</translation>
    </message>
    <message>
        <source>four</source>
        <translation>4</translation>
    </message>
    <message>
        <source>five</source>
        <translation>5</translation>
    </message>
    <message>
        <source>six</source>
        <translation>6</translation>
    </message>
    <message>
        <source>seven</source>
        <translation>7</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>8</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>9</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>10</translation>
    </message>
    <message>
        <source>Stem 7×7</source>
        <translation>ステム 7×7</translation>
    </message>
    <message>
        <source>Stem 3×3</source>
        <translation>ステム 3×3</translation>
    </message>
    <message>
        <source>Stem 3×3/2</source>
        <translation>ステム 3×3/2</translation>
    </message>
    <message>
        <source>Own, %1</source>
        <translation>独自、%1</translation>
    </message>
    <message>
        <source>Own…</source>
        <translation>独自…</translation>
    </message>
    <message>
        <source>Shortcut %1</source>
        <translation>ショートカット %1</translation>
    </message>
    <message>
        <source>Width %1</source>
        <translation>幅 %1</translation>
    </message>
    <message>
        <source>Groups %1×%2</source>
        <translation>グループ %1×%2</translation>
    </message>
    <message>
        <source>Last norm at 1</source>
        <translation>最後の正規化 1</translation>
    </message>
    <message>
        <source>Last norm at 0</source>
        <translation>最後の正規化 0</translation>
    </message>
    <message>
        <source>last norm at %1</source>
        <translation>最後の正規化 %1</translation>
    </message>
    <message>
        <source>Last batch norms start at %1</source>
        <translation>最後のバッチ正規化の初期値 %1</translation>
    </message>
    <message>
        <source>The training was given up.</source>
        <translation>学習は中止されました。</translation>
    </message>
    <message>
        <source>%1 could not be written (%2): %3.</source>
        <translation>%1 に書き込めませんでした（%2）。%3。</translation>
    </message>
    <message>
        <source>%1 could not be read (%2): check that it is there and that you may read it.</source>
        <translation>%1 を読めませんでした（%2）。存在することと、読み取りの権限があることを確認してください。</translation>
    </message>
    <message>
        <source>%1 is missing or cannot be read: unpack the complete binary version of the data set there.</source>
        <translation>%1 がないか、読めません。データセットのバイナリ版全体をそこに展開してください。</translation>
    </message>
    <message>
        <source>it holds %1 bytes instead of %2</source>
        <translation>%2バイトではなく %1バイトです</translation>
    </message>
    <message>
        <source>it cannot be read beyond record %1</source>
        <translation>レコード %1 より先が読めません</translation>
    </message>
    <message>
        <source>the label of record %1 is %2, but there are only %3 classes</source>
        <translation>レコード %1 のラベルが %2 ですが、%3クラスしかありません</translation>
    </message>
    <message>
        <source>%1 was not found in %2: install it with &quot;sudo apt install dataset-fashion-mnist&quot;, or get its four IDX files from https://github.com/zalandoresearch/fashion-mnist, where their checksums stand, into a folder fashion-mnist in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。「sudo apt install dataset-fashion-mnist」でインストールするか、チェックサムも載っている https://github.com/zalandoresearch/fashion-mnist から4つの IDX ファイルを入手して、このどれかの fashion-mnist フォルダに置くか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 is an experiment and no run; choose one of the run folders in it: %2.</source>
        <translation>%1 は実験で、単独の学習ではありません。中にある学習のフォルダから1つ選んでください：%2</translation>
    </message>
    <message>
        <source>its labels have %1 columns, not 1 to %2</source>
        <translation>ラベルの列数が %1 で、1〜%2 ではありません</translation>
    </message>
    <message>
        <source>label %1 is %2, but its labels begin at %3</source>
        <translation>ラベル %1 が %2 ですが、ラベルは %3 から始まるはずです</translation>
    </message>
    <message>
        <source>%1 holds several data sets (%2): put the four files of the one you want into a folder of their own.</source>
        <translation>%1 には複数のデータセット（%2）があります。使うものの4つのファイルを、それだけのフォルダに置いてください。</translation>
    </message>
    <message>
        <source>Its labels begin at %1, which is %2.</source>
        <translation>ラベルは %1 から始まり、それが %2 です。</translation>
    </message>
    <message>
        <source>The pictures of %1 lie in its files with rows and columns exchanged, and were turned upright.</source>
        <translation>%1 の画像はファイルの中で行と列が入れ替わっているので、正しい向きに直しました。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get train-images-idx3-ubyte.gz (MD5 f68b3c2dcbeaaa9fbdd348bbdeb94873), train-labels-idx1-ubyte.gz (d53e105ee54ea40749a09fcbcd1e9432), t10k-images-idx3-ubyte.gz (9fb629c4189551a2d022fa330f9573f3) and t10k-labels-idx1-ubyte.gz (ec29112dd5afa0611ce80d1b7f02629c) from https://ossci-datasets.s3.amazonaws.com/mnist/ into a folder mnist in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。train-images-idx3-ubyte.gz（MD5 f68b3c2dcbeaaa9fbdd348bbdeb94873）、train-labels-idx1-ubyte.gz（d53e105ee54ea40749a09fcbcd1e9432）、t10k-images-idx3-ubyte.gz（9fb629c4189551a2d022fa330f9573f3）、t10k-labels-idx1-ubyte.gz（ec29112dd5afa0611ce80d1b7f02629c）を https://ossci-datasets.s3.amazonaws.com/mnist/ から入手して、このどれかの mnist フォルダに置くか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get ILSVRC2012_img_train.tar (MD5 1d675b47d978889d74fa0da5fadfb00e) and ILSVRC2012_img_val.tar (29b22e2961454d5413ddabcf34fc5622) from https://image-net.org, sort the pictures into train/CLASS and val/CLASS in a folder imagenet in one of these, or give the folder that holds train and val as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。ILSVRC2012_img_train.tar（MD5 1d675b47d978889d74fa0da5fadfb00e）と ILSVRC2012_img_val.tar（29b22e2961454d5413ddabcf34fc5622）を https://image-net.org から入手して、このどれかの imagenet フォルダの train/クラス と val/クラス に画像を分けて置くか、train と val のあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get qmnist-train-images-idx3-ubyte.gz (MD5 ed72d4157d28c017586c42bc6afe6370), qmnist-train-labels-idx2-int.gz (0058f8dd561b90ffdd0f734c6a30e5e4), qmnist-test-images-idx3-ubyte.gz (1394631089c404de565df7b7aeaf9412) and qmnist-test-labels-idx2-int.gz (5b5b05890a5e13444e108efe57b788aa) from https://github.com/facebookresearch/qmnist into a folder qmnist in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。qmnist-train-images-idx3-ubyte.gz（MD5 ed72d4157d28c017586c42bc6afe6370）、qmnist-train-labels-idx2-int.gz（0058f8dd561b90ffdd0f734c6a30e5e4）、qmnist-test-images-idx3-ubyte.gz（1394631089c404de565df7b7aeaf9412）、qmnist-test-labels-idx2-int.gz（5b5b05890a5e13444e108efe57b788aa）を https://github.com/facebookresearch/qmnist から入手して、このどれかの qmnist フォルダに置くか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get EMNIST&apos;s gzip.zip (MD5 58c8d27c78d21e728a6bc7b3cc06412e) from https://www.nist.gov/itl/products-and-services/emnist-dataset, unpack it into a folder EMNIST in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。EMNIST の gzip.zip（MD5 58c8d27c78d21e728a6bc7b3cc06412e）を https://www.nist.gov/itl/products-and-services/emnist-dataset から入手して、このどれかの EMNIST フォルダに展開するか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get its binary version from https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz (MD5 c32a1d4ab5d03f1284b67883e8d87530) and unpack it in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。バイナリ版を https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz（MD5 c32a1d4ab5d03f1284b67883e8d87530）から入手して、このどれかに展開するか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>%1 was not found in %2: get its binary version from https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz (MD5 03b5dce01913d631647c71ecec9e9cb8) and unpack it in one of these, or give the folder of its files as the data set.</source>
        <translation>%1 が %2 に見つかりませんでした。バイナリ版を https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz（MD5 03b5dce01913d631647c71ecec9e9cb8）から入手して、このどれかに展開するか、そのファイルのあるフォルダをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>its training images have %1 pixels a side, its test images %2</source>
        <translation>一辺が訓練画像では %1画素、テスト画像では %2画素です</translation>
    </message>
    <message>
        <source>The data set has no name: give fashion-mnist, mnist, cifar-10, cifar-100, shapes or a directory.</source>
        <translation>データセットの名前がありません。fashion-mnist、mnist、cifar-10、cifar-100、shapes、またはフォルダを指定してください。</translation>
    </message>
    <message>
        <source>The limit of training images is %1, but must be 0 (all images) or more.</source>
        <translation>訓練画像の上限が %1 ですが、0（全画像）以上でなければなりません。</translation>
    </message>
    <message>
        <source>The limit of test images is %1, but must be 0 (all images) or more.</source>
        <translation>テスト画像の上限が %1 ですが、0（全画像）以上でなければなりません。</translation>
    </message>
    <message>
        <source>The image size is %1, but must be 0 (as the data set has it) or between 8 and 1024 pixels.</source>
        <translation>画像サイズが %1 ですが、0（データセットのまま）または8〜1024画素でなければなりません。</translation>
    </message>
    <message>
        <source>The stored size is %1, but must be 0 (the image size) or between 8 and 1024 pixels.</source>
        <translation>保存サイズが %1 ですが、0（画像サイズ）または8〜1024画素でなければなりません。</translation>
    </message>
    <message>
        <source>The stored size is %1, but must be 0 or at least the image size of %2 pixels.</source>
        <translation>保存サイズが %1 ですが、0または画像サイズの %2画素以上でなければなりません。</translation>
    </message>
    <message>
        <source>The padding is %1, but must be between 0 and 64 pixels.</source>
        <translation>余白が %1 ですが、0〜64画素でなければなりません。</translation>
    </message>
    <message>
        <source>The description of the data set must be a JSON object.</source>
        <translation>データセットの記述は JSON オブジェクトでなければなりません。</translation>
    </message>
    <message>
        <source>label %1 is %2, but there are only %3 classes</source>
        <translation>ラベル %1 の値が %2 ですが、%3クラスしかありません</translation>
    </message>
    <message>
        <source>its images are %1 × %2 pixels, not square with 8 to 1024 a side</source>
        <translation>画像が %1 × %2 画素で、一辺8〜1024画素の正方形ではありません</translation>
    </message>
    <message>
        <source>%1 is not an IDX file of images: it starts with %2 instead of %3; download it again.</source>
        <translation>%1 は画像の IDX ファイルではありません。先頭が %3 ではなく %2 です。ダウンロードし直してください。</translation>
    </message>
    <message>
        <source>%1 is not an IDX file of labels: it starts with %2 instead of %3; download it again.</source>
        <translation>%1 はラベルの IDX ファイルではありません。先頭が %3 ではなく %2 です。ダウンロードし直してください。</translation>
    </message>
    <message>
        <source>it holds %1 images, but %2 holds %3 labels</source>
        <translation>画像は %1枚ですが、%2 のラベルは %3個です</translation>
    </message>
    <message>
        <source>Mean and deviation are those of %1 training pictures.</source>
        <translation>平均と偏差は、訓練画像 %1枚のものです。</translation>
    </message>
    <message>
        <source>A network&apos;s pictures have 1 or 3 channels, not %1.</source>
        <translation>ネットワークの画像は1または3チャンネルです（%1 ではありません）。</translation>
    </message>
    <message>
        <source>A network&apos;s input has 1 to 4096 pixels a side, and its pictures at least as many.</source>
        <translation>ネットワークの入力の一辺は1〜4096画素で、画像の一辺はそれ以上です。</translation>
    </message>
    <message>
        <source>A network&apos;s input needs a mean and a positive deviation for each channel.</source>
        <translation>ネットワークの入力には、チャンネルごとに平均と正の偏差が必要です。</translation>
    </message>
    <message>
        <source>it is not a PNG, JPEG, BMP, WebP, TIFF, PGM or PPM picture</source>
        <translation>PNG、JPEG、BMP、WebP、TIFF、PGM、PPM の画像ではありません</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>ヘッダーが壊れています</translation>
    </message>
    <message>
        <source>it claims %1 × %2 pixels, more than 100 megapixels</source>
        <translation>%1 × %2 画素とされ、1億画素を超えています</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>途中で切れています</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>壊れています</translation>
    </message>
    <message>
        <source>its pixels are of a kind that is not read</source>
        <translation>未対応の種類の画素です</translation>
    </message>
    <message>
        <source>The name of a class folder in %1 is not UTF-8 text: rename that folder.</source>
        <translation>%1 に、名前が UTF-8 の文字列でないクラスのフォルダがあります。フォルダの名前を変えてください。</translation>
    </message>
    <message>
        <source>%1 has no counterpart in %2: rename or remove that folder.</source>
        <translation>%1 に対応するフォルダが %2 にありません。フォルダの名前を変えるか、取り除いてください。</translation>
    </message>
    <message>
        <source>%1 holds too few pictures (%2) to set a fifth of them apart for testing: add pictures or a folder test.</source>
        <translation>%1 の画像は %2枚で、5分の1をテスト用に分けるには足りません。画像を増やすか、test フォルダを加えてください。</translation>
    </message>
    <message>
        <source>There is no test folder, so %1 of %2 pictures, chosen by their names, are kept for testing.</source>
        <translation>テストのフォルダがないので、画像 %2枚のうち、名前で選んだ %1枚をテスト用にします。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2; download it again.</source>
        <translation>%1 は壊れています：%2。ダウンロードし直してください。</translation>
    </message>
    <message>
        <source>This network has stages 1 to %1, not %2.</source>
        <translation>このネットワークのステージは1から %1 までで、%2 はありません。</translation>
    </message>
    <message>
        <source>This network has %1 classes, counted from 0, not %2.</source>
        <translation>このネットワークのクラスは0から数えて %1個で、%2 はありません。</translation>
    </message>
    <message>
        <source>%1 holds %2 names, one a line, but the network has %3 classes; choose the names that belong to it.</source>
        <translation>%1 には名前が1行に1つで %2個ありますが、ネットワークは%3クラスです。対応する名前のファイルを選んでください。</translation>
    </message>
    <message>
        <source>There is no picture or folder %1; check the path.</source>
        <translation>%1 という画像もフォルダもありません。パスを確認してください。</translation>
    </message>
    <message>
        <source>its stem has the shape %1</source>
        <translation>ステムの形が %1 です</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 and not %3</source>
        <translation>「%1」が %3 ではなく %2 です</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>「%1」がありません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; %2 has no place</source>
        <translation>「%1」%2 の置き場所がありません</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 は使えません：%2</translation>
    </message>
    <message>
        <source>Each key&apos;s &quot;%1&quot; was left out.</source>
        <translation>各キーの「%1」を除きました。</translation>
    </message>
    <message>
        <source>%1 holds no dictionary of weights; in Python, save one: torch.save(model.state_dict(), &quot;weights.pth&quot;).</source>
        <translation>%1 には重みの辞書がありません。Python で保存してください：torch.save(model.state_dict(), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 does not hold the weights of a %2 (%3); choose another file or train it again.</source>
        <translation>%1 の重みは %2 のものではありません（%3）。別のファイルを選ぶか、学習し直してください。</translation>
    </message>
    <message>
        <source>%1 has a tensor &quot;%2&quot; that shares its numbers with one of another type; save its state_dict again.</source>
        <translation>%1 のテンソル「%2」は、型の違う別のテンソルと値を共有しています。state_dict を保存し直してください。</translation>
    </message>
    <message>
        <source>The weights were taken from its entry &quot;%1&quot;.</source>
        <translation>重みは項目「%1」から取りました。</translation>
    </message>
    <message>
        <source>; and %1 more</source>
        <translation>、ほか %1件</translation>
    </message>
    <message>
        <source>%1 holds a network of %2 input channels, which cannot answer for pictures; choose one of 1 or 3.</source>
        <translation>%1 のネットワークは入力が%2チャンネルで、画像には答えられません。1または3チャンネルのものを選んでください。</translation>
    </message>
    <message>
        <source>its list of entries cannot be read</source>
        <translation>項目の一覧が読めません</translation>
    </message>
    <message>
        <source>an entry claims to be larger than the file</source>
        <translation>項目の大きさがファイルより大きいとされています</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;, so it is not a %3 of this kind; choose the network it was made for.</source>
        <translation>%1 には「%2」がないので、この種の %3 ではありません。このファイルに合うネットワークを選んでください。</translation>
    </message>
    <message>
        <source>%1 has &quot;%2&quot; of shape %3 where this network needs %4; choose the network, width and classes it was made for.</source>
        <translation>%1 の「%2」の形は %3 ですが、このネットワークには %4 が必要です。このファイルに合うネットワーク、幅、クラス数を選んでください。</translation>
    </message>
    <message>
        <source>%1 also has &quot;%2&quot;, which a %3 has not; choose the network it was made for.</source>
        <translation>%1 には、%3 にない「%2」があります。このファイルに合うネットワークを選んでください。</translation>
    </message>
    <message>
        <source>With a group width of %1 the width is at least %2 channels, not %3.</source>
        <translation>グループの幅が %1 なら、幅は %2チャンネル以上です（%3 ではありません）。</translation>
    </message>
    <message>
        <source>The name of a network is at most 60 letters, digits, spaces and -_.:+(), for it stands in tables and titles.</source>
        <translation>ネットワークの名前は表や題に出るので、文字、数字、空白、-_.:+(), からなる60文字以内です。</translation>
    </message>
    <message>
        <source>A network has 1 to 6 stages, not %1.</source>
        <translation>ネットワークのステージ数は1〜6です（%1 ではありません）。</translation>
    </message>
    <message>
        <source>A stage has 1 to 300 blocks, not %1.</source>
        <translation>ステージのブロック数は1〜300です（%1 ではありません）。</translation>
    </message>
    <message>
        <source>The width is 1 to 1024 channels, not %1.</source>
        <translation>幅は1〜1024チャンネルです（%1 ではありません）。</translation>
    </message>
    <message>
        <source>The cardinality is 1 to 256 groups, not %1.</source>
        <translation>カーディナリティは1〜256グループです（%1 ではありません）。</translation>
    </message>
    <message>
        <source>The group width is 1 to 1024 channels, not %1.</source>
        <translation>グループの幅は1〜1024チャンネルです（%1 ではありません）。</translation>
    </message>
    <message>
        <source>Cardinality and group width need bottleneck blocks; basic blocks have one group.</source>
        <translation>カーディナリティとグループの幅を変えられるのはボトルネックブロックだけです。基本ブロックのグループは1つです。</translation>
    </message>
    <message>
        <source>Images have 1 to 16 channels, not %1.</source>
        <translation>画像のチャンネル数は1〜16です（%1 ではありません）。</translation>
    </message>
    <message>
        <source>A classifier has 2 to 100000 classes, not %1.</source>
        <translation>分類層のクラス数は2〜100000です（%1 ではありません）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of blocks; write a number for each stage, as %2.</source>
        <translation>「%1」はブロック数の並びではありません。%2 のように、ステージごとに数を書いてください。</translation>
    </message>
    <message>
        <source>An input image has 1 to %1 pixels a side, not %2.</source>
        <translation>入力画像の一辺は1〜%1画素です（%2 ではありません）。</translation>
    </message>
    <message>
        <source>There is no network &quot;%1&quot;; choose one of: %2.</source>
        <translation>「%1」というネットワークはありません。次から選んでください：%2。</translation>
    </message>
    <message>
        <source>%1 names the run %2, which is no folder name; correct the file.</source>
        <translation>%1 にある実行の名前 %2 はフォルダ名ではありません。ファイルを直してください。</translation>
    </message>
    <message>
        <source>%1 names the run %2 twice; correct the file.</source>
        <translation>%1 に実行 %2 が2回書かれています。ファイルを直してください。</translation>
    </message>
    <message>
        <source>Nothing can be trained in %1 (%2): make room on the disk and resume.</source>
        <translation>%1 では学習できません（%2）。ディスクの空きを増やしてから再開してください。</translation>
    </message>
    <message>
        <source>Nothing can be trained in %1 (%2): check its permissions, or copy it to a folder that you may write to.</source>
        <translation>%1 では学習できません（%2）。アクセス権を確認するか、書き込めるフォルダに複製してください。</translation>
    </message>
    <message>
        <source>Could not make the folder %1: %2; choose another place for the experiment.</source>
        <translation>フォルダ %1 を作れませんでした：%2。実験を置く別の場所を選んでください。</translation>
    </message>
    <message>
        <source>%1 already holds an experiment; choose another folder, or resume it.</source>
        <translation>%1 にはすでに実験があります。別のフォルダを選ぶか、その実験を再開してください。</translation>
    </message>
    <message>
        <source>%1 already holds something else; choose another folder.</source>
        <translation>%1 にはすでにほかのものがあります。別のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>The path of the data set, %1, is not UTF-8 text, which a run could not keep: rename the folder.</source>
        <translation>データセットのパス %1 は UTF-8 ではないため、学習の記録に残せません。フォルダの名前を変えてください。</translation>
    </message>
    <message>
        <source>There is not enough memory for batches of %1 images of %2 pixels a side: %3 needs more than %4, and there are %5; choose a smaller batch size.</source>
        <translation>一辺 %2画素の画像 %1枚のバッチにはメモリが足りません。%3 には %4 より多く必要ですが、%5 しかありません。より小さいバッチサイズを選んでください。</translation>
    </message>
    <message>
        <source>%1 does not say which network it is for; choose a file that ResNet Lab wrote, or import it first: resnet-lab import FILE.</source>
        <translation>%1 には、どのネットワークのものかが書かれていません。ResNet Lab が書いたファイルを選ぶか、先に読み込んでください：resnet-lab import FILE</translation>
    </message>
    <message>
        <source>Could not open %1; check the path and its permissions.</source>
        <translation>%1 を開けませんでした。パスとアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>%1 was trained on other data than %2 has now; train it again.</source>
        <translation>%1 の学習に使ったデータは、現在の %2 と異なります。学習し直してください。</translation>
    </message>
    <message>
        <source>There is no preset &quot;%1&quot;; choose one of: %2.</source>
        <translation>「%1」というプリセットはありません。次から選んでください：%2。</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch スクリプト</translation>
    </message>
    <message>
        <source>He et al. 2015, table 2</source>
        <translation>He ほか 2015、表2</translation>
    </message>
    <message>
        <source>He et al. 2015, table 3</source>
        <translation>He ほか 2015、表3</translation>
    </message>
    <message>
        <source>He et al. 2015, table 6</source>
        <translation>He ほか 2015、表6</translation>
    </message>
    <message>
        <source>He et al. 2016, table 3</source>
        <translation>He ほか 2016、表3</translation>
    </message>
    <message>
        <source>Plain or residual</source>
        <translation>プレーンか残差か</translation>
    </message>
    <message>
        <source>Where bottlenecks stride</source>
        <translation>ボトルネックのストライドの位置</translation>
    </message>
    <message>
        <source>Order of the layers</source>
        <translation>層の順序</translation>
    </message>
    <message>
        <source>Norm behind the last block</source>
        <translation>最後のブロックの後の正規化</translation>
    </message>
    <message>
        <source>Start of the last batch norms</source>
        <translation>最後のバッチ正規化の初期値</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>入力チャンネル</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>モーメンタム</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>データ拡張</translation>
    </message>
    <message>
        <source>From %1 to %2 it falls by %3 points (one seed; margin %6).</source>
        <translation>%1 から %2 で %3 ポイント下がります（シード 1 つ、許容幅 %6 ポイント）。</translation>
    </message>
    <message>
        <source>From %1 to %2 it falls by %3 points (%4 to %5).</source>
        <translation>%1 から %2 で %3 ポイント下がります（%4～%5）。</translation>
    </message>
    <message>
        <source>From %1 to %2 it rises by %3 points (one seed; margin %6).</source>
        <translation>%1 から %2 で %3 ポイント上がります（シード 1 つ、許容幅 %6 ポイント）。</translation>
    </message>
    <message>
        <source>From %1 to %2 it rises by %3 points (%4 to %5).</source>
        <translation>%1 から %2 で %3 ポイント上がります（%4～%5）。</translation>
    </message>
    <message>
        <source>From %1 to %2 there is no difference beyond noise.</source>
        <translation>%1 と %2 には、ばらつきを超える差がありません。</translation>
    </message>
    <message>
        <source>It is too early to compare %1 with %2.</source>
        <translation>%1 と %2 を比べるにはまだ早すぎます。</translation>
    </message>
    <message>
        <source>torchvision 0.8, model page</source>
        <translation>torchvision 0.8、モデルのページ</translation>
    </message>
    <message>
        <source>%1 is no run: it has no run.json; choose a run folder.</source>
        <translation>%1 は実行ではありません。run.json がないので、実行のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>it is damaged; delete this run&apos;s folder and train it again.</source>
        <translation>壊れています。この実行のフォルダを削除し、学習し直してください。</translation>
    </message>
    <message>
        <source>%1 holds fewer weights than its %2 has; choose a file that ResNet Lab wrote.</source>
        <translation>%1 の重みは %2 の重みより少なくなっています。ResNet Lab が書いたファイルを選んでください。</translation>
    </message>
    <message>
        <source>The last batch norm of each residual block started at zero (Goyal et al. 2017), which the original paper did not do.</source>
        <translation>各残差ブロック最後のバッチ正規化は0から始まりました（Goyal ほか 2017）。元の論文では行われていません。</translation>
    </message>
    <message>
        <source>A position has &quot;epochs_done&quot; and &quot;steps_done&quot;, both 0 or more.</source>
        <translation>位置には、どちらも0以上の「epochs_done」と「steps_done」が必要です。</translation>
    </message>
    <message>
        <source>Epochs are 1 to 10000.</source>
        <translation>エポック数は1〜10000です。</translation>
    </message>
    <message>
        <source>The learning rate is above 0 and at most 100.</source>
        <translation>学習率は、0より大きく100以下です。</translation>
    </message>
    <message>
        <source>The momentum is 0 or more and below 1.</source>
        <translation>モメンタムは0以上1未満です。</translation>
    </message>
    <message>
        <source>The weight decay is 0 to 1.</source>
        <translation>重み減衰は0〜1です。</translation>
    </message>
    <message>
        <source>The factor at the milestones is above 0 and at most 1.</source>
        <translation>切り替え時期の倍率は、0より大きく1以下です。</translation>
    </message>
    <message>
        <source>The warm-up is 0 or more epochs and shorter than the training.</source>
        <translation>ウォームアップは0エポック以上で、学習より短くなければなりません。</translation>
    </message>
    <message>
        <source>The milestones are epochs from 1, in rising order.</source>
        <translation>切り替え時期は、1以上のエポックを小さい順に並べたものです。</translation>
    </message>
    <message>
        <source>%1 holds more than this machine&apos;s memory; choose another file.</source>
        <translation>%1 はこの計算機のメモリに入りません。別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>reading &quot;%1&quot; failed</source>
        <translation>「%1」を読めませんでした</translation>
    </message>
    <message>
        <source>%1 has too many dimensions</source>
        <translation>%1 の次元が多すぎます</translation>
    </message>
    <message>
        <source>The type, shape or place of %1 is missing or not known here.</source>
        <translation>%1 の型、形、位置のいずれかがないか、未対応です。</translation>
    </message>
    <message>
        <source>the place of %1 does not fit its shape</source>
        <translation>%1 の位置が形と合いません</translation>
    </message>
    <message>
        <source>it is longer than its header says</source>
        <translation>ヘッダーが示すより長くなっています</translation>
    </message>
    <message>
        <source>it is shorter than its header says</source>
        <translation>ヘッダーが示すより短くなっています</translation>
    </message>
    <message>
        <source>its header cannot be read</source>
        <translation>ヘッダーが読めません</translation>
    </message>
    <message>
        <source>%1 is no whole SafeTensors file (%2); choose another file or make it again.</source>
        <translation>%1 は完全な SafeTensors ファイルではありません（%2）。別のファイルを選ぶか、作り直してください。</translation>
    </message>
    <message>
        <source>it does not begin with a header</source>
        <translation>先頭がヘッダーではありません</translation>
    </message>
    <message>
        <source>its header is larger than 16 MiB</source>
        <translation>ヘッダーが 16 MiB を超えています</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>en</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>%1 cannot be read; install the program again.</source>
        <translation>%1 が読めません。プログラムをインストールし直してください。</translation>
    </message>
    <message>
        <source>%1 cannot be read; check its permissions.</source>
        <translation>%1 が読めません。アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>%1 holds no lesson; install the program again.</source>
        <translation>%1 にレッスンがありません。プログラムをインストールし直してください。</translation>
    </message>
    <message>
        <source>%1 is being trained; stop it first.</source>
        <translation>%1 は学習中です。先に停止してください。</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>画像1枚</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>画像 %1枚</translation>
    </message>
    <message>
        <source>the pictures of 1 folder</source>
        <translation>フォルダ1個の画像</translation>
    </message>
    <message>
        <source>the pictures of %1 folders</source>
        <translation>フォルダ %1個の画像</translation>
    </message>
    <message>
        <source>1 network</source>
        <translation>1つのネットワーク</translation>
    </message>
    <message>
        <source>%1 networks</source>
        <translation>%1つのネットワーク</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1%2。</translation>
    </message>
    <message>
        <source>LAB_INSTRUCTIONS cannot be used: %1</source>
        <translation>LAB_INSTRUCTIONS は使えません：%1</translation>
    </message>
    <message>
        <source>LAB_INSTRUCTIONS is &quot;%1&quot;, but this processor has no more than &quot;%2&quot;; choose that or fewer, or unset it.</source>
        <translation>LAB_INSTRUCTIONS は「%1」ですが、このプロセッサーにあるのは「%2」までです。それ以下を選ぶか、設定を外してください。</translation>
    </message>
    <message>
        <source>Runs that were made for %1 thread(s) go on with %2: faster or slower, and equal to the last bit.</source>
        <translation>%1 スレッドで作られた実行を %2 スレッドで続けます。速さは変わりますが、結果は最後のビットまで同じです。</translation>
    </message>
    <message>
        <source>Runs that were computed with %1 instructions go on with %2: their last digits may differ from those of an undisturbed training.</source>
        <translation>命令セット %1 で計算された実行を %2 で続けます。中断しなかった学習とは最後の桁が異なることがあります。</translation>
    </message>
    <message>
        <source>It has the setting %1, which this version of ResNet Lab does not know; use the version that wrote it, or a newer one.</source>
        <translation>この版の ResNet Lab が知らない設定 %1 があります。これを書いた版か、それより新しい版を使ってください。</translation>
    </message>
    <message>
        <source>It was written by a newer version of ResNet Lab (format %1; this one reads up to format %2); update ResNet Lab.</source>
        <translation>より新しい版の ResNet Lab が書いたものです（形式 %1。この版が読めるのは形式 %2 まで）。ResNet Lab を更新してください。</translation>
    </message>
    <message>
        <source>Building block</source>
        <translation>基本ブロック</translation>
    </message>
    <message>
        <source>First 3×3 convolution. Where a stage begins, it strides and doubles the channels.</source>
        <translation>1つ目の 3×3 畳み込み。ステージの最初のブロックでは、ストライド2で解像度を半分にし、チャンネル数を2倍にします。</translation>
    </message>
    <message>
        <source>Batch norm: mean 0 and variance 1 a channel.</source>
        <translation>バッチ正規化。チャンネルごとに平均を0、分散を1にします。</translation>
    </message>
    <message>
        <source>ReLU: what is negative becomes 0.</source>
        <translation>ReLU。負の値は0になります。</translation>
    </message>
    <message>
        <source>Second 3×3 convolution, stride 1, as many channels.</source>
        <translation>2つ目の 3×3 畳み込み。ストライドは1、チャンネル数は同じです。</translation>
    </message>
    <message>
        <source>Batch norm, and no ReLU yet: this is F(x).</source>
        <translation>バッチ正規化。ReLU はまだ通しません。ここまでが F(x) です。</translation>
    </message>
    <message>
        <source>The shortcut: x as it came, or a 1×1 projection where the shape changes.</source>
        <translation>ショートカット。x をそのまま通し、形が変わるところでは 1×1 の射影を使います。</translation>
    </message>
    <message>
        <source>The addition F(x) + x. Without it the block is plain.</source>
        <translation>足し算 F(x) + x。これがなければプレーンなブロックです。</translation>
    </message>
    <message>
        <source>The last ReLU, behind the addition.</source>
        <translation>最後の ReLU は、足し算の後です。</translation>
    </message>
    <message>
        <source>A 1×1 convolution reduces the channels. v1, the paper&apos;s, strides here.</source>
        <translation>1×1 畳み込みでチャンネルを減らします。論文の v1 は、ここにストライドを置きます。</translation>
    </message>
    <message>
        <source>The 3×3 convolution works on the few channels. v1.5, torchvision&apos;s, strides here.</source>
        <translation>3×3 畳み込みは、減らしたチャンネルだけを処理します。torchvision の v1.5 は、ここにストライドを置きます。</translation>
    </message>
    <message>
        <source>Batch norm again.</source>
        <translation>もう一度バッチ正規化。</translation>
    </message>
    <message>
        <source>ReLU again.</source>
        <translation>もう一度 ReLU。</translation>
    </message>
    <message>
        <source>A 1×1 convolution restores the channels, four times as many.</source>
        <translation>1×1 畳み込みでチャンネル数を4倍に戻します。</translation>
    </message>
    <message>
        <source>The shortcut joins the two wide ends: x, or a 1×1 projection.</source>
        <translation>ショートカットは幅の広い両端を結びます。x そのもの、または 1×1 の射影です。</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>ボトルネック</translation>
    </message>
    <message>
        <source>v1: stride 2</source>
        <translation>v1：ストライド2</translation>
    </message>
    <message>
        <source>v1.5: stride 2</source>
        <translation>v1.5：ストライド2</translation>
    </message>
    <message>
        <source>The stem: a 7×7 convolution with stride 2, batch norm and ReLU.</source>
        <translation>ステム。ストライド2の 7×7 畳み込み、バッチ正規化、ReLU です。</translation>
    </message>
    <message>
        <source>A max pool halves the side again: a quarter is left.</source>
        <translation>最大プーリングで一辺をさらに半分にします。元の4分の1になります。</translation>
    </message>
    <message>
        <source>Four stages of blocks; the channels double from one to the next.</source>
        <translation>ブロックを並べたステージが4つ。次のステージに進むとチャンネル数が2倍になります。</translation>
    </message>
    <message>
        <source>The first block of stages 2, 3 and 4 strides and halves the side.</source>
        <translation>ステージ2・3・4の最初のブロックは、ストライド2で一辺を半分にします。</translation>
    </message>
    <message>
        <source>Where a block changes the shape, its shortcut is a 1×1 projection (option B).</source>
        <translation>ブロックで形が変わるところでは、ショートカットが 1×1 の射影になります（方式B）。</translation>
    </message>
    <message>
        <source>The mean over all places, one number a channel.</source>
        <translation>全位置の平均をとり、チャンネルごとに1つの数にします。</translation>
    </message>
    <message>
        <source>One linear classifier.</source>
        <translation>線形の分類層が1つ。</translation>
    </message>
    <message>
        <source>Convolutions start as He et al. (2015b) say: normal, variance 2 / fan-out.</source>
        <translation>畳み込みの初期値は He ほか（2015b）の方法です。正規分布、分散は 2 / fan-out です。</translation>
    </message>
    <message>
        <source>Batch norms start as the identity of what they normalise: scale 1, shift 0.</source>
        <translation>バッチ正規化の初期値は、正規化した値をそのまま通す倍率1・シフト0です。</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>最大プール</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Convolutions start: He normal</source>
        <translation>畳み込みの初期値：He の正規分布</translation>
    </message>
    <message>
        <source>Batch norms start: 1 and 0</source>
        <translation>バッチ正規化の初期値：1と0</translation>
    </message>
    <message>
        <source>Constructors</source>
        <translation>コンストラクタ</translation>
    </message>
    <message>
        <source>%1 building blocks of two convolutions, a stem and a classifier: %2 layers, %3 parameters.</source>
        <translation>畳み込み2つの基本ブロックが %1 個、それにステムと分類層で %2 層、パラメータは %3 です。</translation>
    </message>
    <message>
        <source>%1 bottlenecks of three convolutions, a stem and a classifier: %2 layers, %3 parameters.</source>
        <translation>畳み込み3つのボトルネックが %1 個、それにステムと分類層で %2 層、パラメータは %3 です。</translation>
    </message>
    <message>
        <source>%1 has no piece of code &quot;%2&quot;; build the program again from sources that belong together.</source>
        <translation>%1 にコードの断片「%2」がありません。そろったソースからプログラムをビルドし直してください。</translation>
    </message>
    <message>
        <source>%1 holds %2, not %3, by its labels: give the right directory.</source>
        <translation>%1 にあるのはラベルから見て %3 ではなく %2 です。正しいフォルダを指定してください。</translation>
    </message>
    <message>
        <source>%1 holds %2, known by its labels.</source>
        <translation>%1 にあるのは %2 です（ラベルから判定）。</translation>
    </message>
    <message>
        <source>The files in %1 were taken for %2 by the folder&apos;s name.</source>
        <translation>%1 のファイルは、フォルダ名から %2 とみなしました。</translation>
    </message>
    <message>
        <source>The IDX files in %1 are of no set that is known here: their classes are called by their numbers, and pictures are resized and nothing else; call the folder mnist or fashion-mnist where they are such.</source>
        <translation>%1 の IDX ファイルは既知のデータセットではありません。クラスは番号で呼び、画像は大きさだけを変えます。MNIST や Fashion-MNIST であれば、フォルダ名を mnist または fashion-mnist にしてください。</translation>
    </message>
    <message>
        <source>it is of the format %1, which is not read here</source>
        <translation>%1 形式で、ここでは読み込めません</translation>
    </message>
    <message>
        <source>%1 was taken for a class, as the folders beside it are classes.</source>
        <translation>隣のフォルダがクラスなので、%1 もクラスとみなしました。</translation>
    </message>
    <message>
        <source>its floating-point pixels are not all between 0 and 1, nor between 0 and 255</source>
        <translation>浮動小数点の画素値が 0〜1 にも 0〜255 にも収まっていません</translation>
    </message>
    <message>
        <source>The classes of %1 have no names, so those of %2 were paired with them in this order: %3.</source>
        <translation>%1 のクラスには名前がないので、%2 のクラスを次の順に対応させました：%3。</translation>
    </message>
    <message>
        <source>%1 has classes that %2 does not know: %3; it knows %4. Rename them, take them out, or choose the data it was trained on.</source>
        <translation>%1 には %2 の知らないクラスがあります：%3。知っているのは %4 です。名前を変えるか、取り除くか、学習に使ったデータを選んでください。</translation>
    </message>
    <message>
        <source>%1 could not be listed (%2): check that you may read it.</source>
        <translation>%1 の一覧を取得できませんでした（%2）。読み取りの権限があるか確認してください。</translation>
    </message>
    <message>
        <source>it cannot be decoded</source>
        <translation>復号できません</translation>
    </message>
    <message>
        <source>ReLU was assumed; weights do not tell the activation.</source>
        <translation>活性化関数は重みから分からないため、ReLU とみなしました。</translation>
    </message>
    <message>
        <source>Max pooling was assumed behind the 7×7 stem.</source>
        <translation>7×7 のステムの後ろには最大プーリングがあるとみなしました。</translation>
    </message>
    <message>
        <source>Shortcuts that change the shape were taken to follow the block&apos;s first batch norm and ReLU, as kuangliu&apos;s and timm&apos;s do; some networks lead them past it.</source>
        <translation>形を変えるショートカットは、kuangliu や timm と同じように、ブロック最初のバッチ正規化と ReLU の後から分かれるとみなしました。その手前から分かれるネットワークもあります。</translation>
    </message>
    <message>
        <source>Its %1 says which network it is.</source>
        <translation>どのネットワークかは %1 に書かれています。</translation>
    </message>
    <message>
        <source>%1 answers with numbers that are not finite, so there is no heat map to show; choose other weights or train them again.</source>
        <translation>%1 の答えに有限でない数があるため、ヒートマップを表示できません。別の重みを選ぶか、もう一度訓練してください。</translation>
    </message>
    <message>
        <source>%1 is written in UTF-16; save it as UTF-8.</source>
        <translation>%1 は UTF-16 で書かれています。UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>Line %1 of %2 is empty; write a class name in each line.</source>
        <translation>%2 の %1 行目が空です。各行にクラス名を 1 つずつ書いてください。</translation>
    </message>
    <message>
        <source>Line %1 of %2 is no UTF-8 (perhaps it is Latin-1); save the file as UTF-8.</source>
        <translation>%2 の %1 行目は UTF-8 ではありません(Latin-1 かもしれません)。ファイルを UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>%1 holds no class names; write one in each line.</source>
        <translation>%1 にクラス名がありません。各行に 1 つずつ書いてください。</translation>
    </message>
    <message>
        <source>its shortcuts have other layers than a 1×1 convolution and a batch norm (&quot;%1&quot;), as ResNet-D&apos;s have</source>
        <translation>ショートカットに 1×1 の畳み込みとバッチ正規化以外の層があり(「%1」)、ResNet-D のものと同じです</translation>
    </message>
    <message>
        <source>It has no batch norm behind the last block, as kuangliu&apos;s pre-activation networks; it was taken without one, and without a ReLU there.</source>
        <translation>kuangliu の事前活性化ネットワークと同じく、最後のブロックの後にバッチ正規化がありません。そこにはバッチ正規化も ReLU もないものとして読み込みました。</translation>
    </message>
    <message>
        <source>pooling against aliasing (&quot;%1&quot;)</source>
        <translation>エイリアシング防止のプーリング(「%1」)</translation>
    </message>
    <message>
        <source>a first stage that strides</source>
        <translation>ストライドする最初のステージ</translation>
    </message>
    <message>
        <source>%1 comes nearest to a %2, but differs (%3), and networks of that kind are not read here; choose weights of torchvision&apos;s own ResNet family.</source>
        <translation>%1 は %2 に最も近いものの異なっており(%3)、この種のネットワークは読み込めません。torchvision の ResNet 系の重みを選んでください。</translation>
    </message>
    <message>
        <source>Lines %1 and %2 of %3 have the same name, &quot;%4&quot;.</source>
        <translation>%3 の %1 行目と %2 行目は同じ名前「%4」です。</translation>
    </message>
    <message>
        <source>It was trained by contrast (MoCo), so what it calls its classifier may give no classes.</source>
        <translation>対照学習(MoCo)で訓練されたものなので、分類器と呼ばれている層はクラスを表さないかもしれません。</translation>
    </message>
    <message>
        <source>Its classifier is called &quot;%1&quot; and was taken for fc.</source>
        <translation>分類器の名前は「%1」です。fc とみなしました。</translation>
    </message>
    <message>
        <source>%1 holds no network of the ResNet family that is read here: %2; choose weights of torchvision&apos;s, timm&apos;s or Hugging Face&apos;s ResNet, ResNeXt or Wide ResNet.</source>
        <translation>%1 には、ここで読み込める ResNet 系のネットワークがありません(%2)。torchvision、timm、または Hugging Face の ResNet、ResNeXt、Wide ResNet の重みを選んでください。</translation>
    </message>
    <message>
        <source>it has &quot;%1&quot; twice</source>
        <translation>「%1」が 2 つあります</translation>
    </message>
    <message>
        <source>Left out, as no part of the network: %1.</source>
        <translation>ネットワークの一部ではないため除きました: %1。</translation>
    </message>
    <message>
        <source>%1 gives no answers: its %2. Its training went wrong or the file is damaged; choose another file or train it again.</source>
        <translation>%1 では答えを出せません(%2)。訓練に失敗したか、ファイルが壊れています。別のファイルを選ぶか、もう一度訓練してください。</translation>
    </message>
    <message>
        <source>There is no network; add plain-18 and plain-34.</source>
        <translation>ネットワークがありません。plain-18 と plain-34 を追加してください。</translation>
    </message>
    <message>
        <source>%1 is alone here; add one that differs in depth only.</source>
        <translation>ここには %1 しかありません。深さだけが違うものを追加してください。</translation>
    </message>
    <message>
        <source>%1 holds %2 in numbers of the type %3, which is not read here; in Python, make them float32 before they are saved.</source>
        <translation>%1 の %2 は、ここでは読み込めない型 %3 の数です。Python で float32 に直してから保存してください。</translation>
    </message>
    <message>
        <source>right: %1</source>
        <translation>正解：%1</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1正解</translation>
    </message>
    <message>
        <source>Without a label nothing says whether it is right.</source>
        <translation>ラベルがないため、正しいかどうかは分かりません。</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>約%1</translation>
    </message>
    <message>
        <source>%1, as measured last time</source>
        <translation>%1（前回の測定による）</translation>
    </message>
    <message>
        <source>%1, a first guess</source>
        <translation>%1（最初の見積もり）</translation>
    </message>
    <message>
        <source>; a is ReLU(BN(x))</source>
        <translation>。a は ReLU(BN(x))</translation>
    </message>
    <message>
        <source>%1 from %2, %3 classes</source>
        <translation>%1（%2、%3クラス）</translation>
    </message>
    <message>
        <source>It takes a, what the first batch norm and ReLU make of x.</source>
        <translation>入力は a、つまり x を最初のバッチ正規化と ReLU に通したものです。</translation>
    </message>
    <message>
        <source>Nothing stands behind the addition, so x passes on unchanged.</source>
        <translation>加算の後には何もないので、x はそのまま先へ進みます。</translation>
    </message>
    <message>
        <source>No ReLU stands behind the last addition, so one more batch norm and ReLU come first; then each channel is averaged over all places.</source>
        <translation>最後の加算の後に ReLU がないので、まずバッチ正規化と ReLU をもう一度通し、それから各チャンネルを全位置で平均します。</translation>
    </message>
    <message>
        <source>Post-activation</source>
        <translation>事後活性化</translation>
    </message>
    <message>
        <source>Pre-activation</source>
        <translation>事前活性化</translation>
    </message>
    <message>
        <source>Last conv random</source>
        <translation>最後の畳み込み 乱数</translation>
    </message>
    <message>
        <source>Last conv at 0</source>
        <translation>最後の畳み込み 0</translation>
    </message>
    <message>
        <source>last convolution at 0</source>
        <translation>最後の畳み込み 0</translation>
    </message>
    <message>
        <source>last convolution random</source>
        <translation>最後の畳み込み 乱数</translation>
    </message>
    <message>
        <source>Last convolutions start at 0</source>
        <translation>最後の畳み込みの初期値 0</translation>
    </message>
    <message>
        <source>Last convolutions start at random</source>
        <translation>最後の畳み込みの初期値 乱数</translation>
    </message>
    <message>
        <source>%1 could not be moved to a trash folder, so it stays where it is.</source>
        <translation>%1 をゴミ箱に移せなかったので、元の場所に残っています。</translation>
    </message>
    <message>
        <source>Could not bring back %1: %2; it is in the trash as %3.</source>
        <translation>%1 を元に戻せませんでした：%2。ゴミ箱に %3 として残っています。</translation>
    </message>
    <message>
        <source>One network, nothing to compare it with</source>
        <translation>ネットワークが1つだけで、比べる相手がありません</translation>
    </message>
    <message>
        <source>A residual pair, and no plain one beside it</source>
        <translation>残差の組だけで、プレーンの組がありません</translation>
    </message>
    <message>
        <source>Pictures are prepared as timm&apos;s pre-activation networks want them: 224 pixels, mean and deviation 0.5.</source>
        <translation>画像は timm の事前活性化ネットワークに合わせて準備します(224 ピクセル、平均と標準偏差 0.5)。</translation>
    </message>
    <message>
        <source>Pictures are prepared as CIFAR-10&apos;s: 32 pixels, its mean and deviation.</source>
        <translation>画像は CIFAR-10 と同じように準備します(32 ピクセル、その平均と標準偏差)。</translation>
    </message>
    <message>
        <source>Pictures are prepared as ImageNet&apos;s: 224 pixels, its mean and deviation.</source>
        <translation>画像は ImageNet と同じように準備します(224 ピクセル、その平均と標準偏差)。</translation>
    </message>
    <message>
        <source>The blocks were taken to stride in their convolutions, without pooling against aliasing (as resnetblur and resnetaa have it) and without dilation.</source>
        <translation>ブロックは畳み込みのストライドで縮小し、エイリアシング防止のプーリング(resnetblur や resnetaa のもの)も膨張畳み込みもないとみなしました。</translation>
    </message>
    <message>
        <source>Bottlenecks were taken to stride in their 3×3 (v1.5, as torchvision&apos;s do).</source>
        <translation>ボトルネックは 3×3 でストライドする(torchvision と同じ v1.5)とみなしました。</translation>
    </message>
    <message>
        <source>Option A was taken to put zero channels on both sides of the others, as networks do that call their classifier &quot;linear&quot;.</source>
        <translation>分類器の名前が「linear」のネットワークと同じく、オプション A はゼロのチャンネルを両側に補うとみなしました。</translation>
    </message>
    <message>
        <source>Option A was taken to put zero channels behind the others.</source>
        <translation>オプション A はゼロのチャンネルを後ろに補うとみなしました。</translation>
    </message>
    <message>
        <source>Its head &quot;%1&quot; has several layers, so it is no classifier that is read here.</source>
        <translation>ヘッド「%1」には複数の層があるため、ここで読み込める分類器ではありません。</translation>
    </message>
    <message>
        <source>The 3×3 stem was taken for one of stride 1 (cifar), which its shape does not tell.</source>
        <translation>3×3 のステムはストライド1のもの（cifar）とみなしました。形からは区別できません。</translation>
    </message>
    <message>
        <source>It has no projection shortcut and calls its classifier &quot;linear&quot;, so it was taken for a residual network of option A, as akamaster&apos;s are.</source>
        <translation>射影ショートカットがなく、分類器の名前が「linear」なので、akamaster のものと同じオプション A の残差ネットワークとみなしました。</translation>
    </message>
    <message>
        <source>It has no classifier, so it can be looked into in Inspect and gives no answers.</source>
        <translation>分類器がないので、「観察」で中を見ることはできますが、答えは出しません。</translation>
    </message>
    <message>
        <source>its classifier &quot;%1&quot; has the shape %2, and it takes 2 or more classes</source>
        <translation>分類器「%1」の形が %2 で、2クラス以上が必要です</translation>
    </message>
    <message>
        <source>It also holds tensors in its entries %1.</source>
        <translation>項目 %1 にもテンソルがあります。</translation>
    </message>
    <message>
        <source>The weights have no classifier, so there are no classes for the names in %1; leave these out.</source>
        <translation>重みに分類器がないので、%1 の名前に対応するクラスがありません。名前の指定を外してください。</translation>
    </message>
    <message>
        <source>Its %1 classes are named by their numbers.</source>
        <translation>%1個のクラスの名前は番号です。</translation>
    </message>
    <message>
        <source>It holds %1 networks, whose keys begin with %2; &quot;%3&quot; was taken.</source>
        <translation>%1 個のネットワークがあります(キーの先頭は %2)。「%3」を使いました。</translation>
    </message>
    <message>
        <source>%1 has no classifier, so it gives no answers; look into it in Inspect, or choose weights that have one.</source>
        <translation>%1 には分類器がないので、答えを出せません。「観察」で中を見るか、分類器のある重みを選んでください。</translation>
    </message>
    <message>
        <source>A network without a classifier cannot be trained; give it classes.</source>
        <translation>分類器のないネットワークは訓練できません。クラスを与えてください。</translation>
    </message>
    <message>
        <source>Without a classifier; Inspect opens it</source>
        <translation>分類器なし。「観察」で開けます</translation>
    </message>
    <message>
        <source>%1 is damaged or belongs to another data set: %2; download it again, or move the other set&apos;s files into a folder of another name and give that.</source>
        <translation>%1 は壊れているか、別のデータセットのものです（%2）。ダウンロードし直すか、別のセットのファイルなら別の名前のフォルダに移してそれを指定してください。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2; write its images as PNG files into a folder for each class (train/CLASS, test/CLASS) and give the folder that holds them.</source>
        <translation>%1 は使えません（%2）。画像を PNG ファイルとしてクラスごとのフォルダ（train/CLASS、test/CLASS）に書き出し、それらを含むフォルダを指定してください。</translation>
    </message>
    <message>
        <source>timm&apos;s pre-activation networks</source>
        <translation>timm の事前活性化ネットワーク</translation>
    </message>
    <message>
        <source>The image size, %1 pixels, was taken from %2.</source>
        <translation>画像の大きさ %1 ピクセルは %2 のものを使いました。</translation>
    </message>
    <message>
        <source>The mean, %1, was taken from %2.</source>
        <translation>平均 %1 は %2 のものを使いました。</translation>
    </message>
    <message>
        <source>The deviation, %1, was taken from %2.</source>
        <translation>標準偏差 %1 は %2 のものを使いました。</translation>
    </message>
    <message>
        <source>A %1 has no shortcuts of option A that pad; leave the padding out.</source>
        <translation>%1 にはゼロを補うオプション A のショートカットがありません。ゼロの補い方の指定を外してください。</translation>
    </message>
    <message>
        <source>What its %1 says of mean and deviation is of pixels from 0 to 255, and was divided by 255.</source>
        <translation>%1 にある平均と標準偏差は 0～255 の画素値のものなので、255 で割りました。</translation>
    </message>
    <message>
        <source>The mean has %1 numbers, but the network sees %2 channels; give one for each.</source>
        <translation>平均の数は %1 個ですが、ネットワークの入力は %2 チャンネルです。チャンネルごとに 1 つずつ指定してください。</translation>
    </message>
    <message>
        <source>The deviation has %1 numbers, but the network sees %2 channels; give one for each.</source>
        <translation>標準偏差の数は %1 個ですが、ネットワークの入力は %2 チャンネルです。チャンネルごとに 1 つずつ指定してください。</translation>
    </message>
    <message>
        <source>%1 has no projection shortcut, so it is a plain network or one of option A, which its shapes do not tell; say which network it is: %2 or %3.</source>
        <translation>%1 には射影ショートカットがないため、プレーンなネットワークかオプション A のネットワークですが、形状からは分かりません。どちらのネットワークかを指定してください（%2 または %3）。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of %2 holds numbers beyond 65504, which half precision cannot; export it in single precision.</source>
        <translation>%2 の「%1」には、半精度では表せない 65504 を超える数があります。単精度で書き出してください。</translation>
    </message>
    <message>
        <source>%1 does not fit a %2 (%3); name the network it was made for, or have it recognised.</source>
        <translation>%1 は %2 に合いません（%3）。元のネットワークを指定するか、判別に任せてください。</translation>
    </message>
    <message>
        <source>%1 holds %2 networks, whose keys begin with %3; say which one as the entry.</source>
        <translation>%1 には %2 個のネットワークがあります（キーの先頭は %3）。どれを使うかを項目で指定してください。</translation>
    </message>
    <message>
        <source>%1 has none of its runs any more: the folders that its experiment.json lists have no run.json; bring them back from a copy, or choose another experiment.</source>
        <translation>%1 には実行が 1 つも残っていません。experiment.json に並ぶフォルダに run.json がありません。コピーから戻すか、別の実験を選んでください。</translation>
    </message>
    <message>
        <source>The milestone %1 stands twice; the milestones are epochs from 1, in rising order.</source>
        <translation>切り替え時期 %1 が 2 回あります。切り替え時期は、1以上のエポックを小さい順に並べたものです。</translation>
    </message>
    <message>
        <source>%1 holds weights in its entries %2; say which ones as the entry.</source>
        <translation>%1 は項目 %2 に重みを持っています。どれを使うかを項目で指定してください。</translation>
    </message>
    <message>
        <source>%1 holds no picture that can be read here.</source>
        <translation>%1 には、ここで読める画像がありません。</translation>
    </message>
    <message>
        <source>%1 holds no folder with pictures, but at least two classes are needed: put the pictures of each class into its own folder there.</source>
        <translation>%1 には画像のあるフォルダがありませんが、クラスが 2 つ以上必要です。クラスごとの画像を、そこにそれぞれのフォルダに分けて入れてください。</translation>
    </message>
    <message>
        <source>%1 holds one folder with pictures, but at least two classes are needed: put the pictures of each class into its own folder there.</source>
        <translation>%1 には画像のあるフォルダが 1 つだけですが、クラスが 2 つ以上必要です。クラスごとの画像を、そこにそれぞれのフォルダに分けて入れてください。</translation>
    </message>
    <message>
        <source>%1 holds no folders named as those in %2: sort its pictures into such folders, as the list of labels next to them says.</source>
        <translation>%1 には %2 と同じ名前のフォルダがありません。そばにあるラベルの一覧に従って、画像をそのようなフォルダに分けてください。</translation>
    </message>
    <message>
        <source>%1 holds no folders named as those in %2: sort its pictures into such folders, or take it away where nobody knows their classes.</source>
        <translation>%1 には %2 と同じ名前のフォルダがありません。画像をそのようなフォルダに分けるか、クラスが分からないなら取り除いてください。</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Shortcut option</source>
        <translation>ショートカットの方式</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>ウォームアップのエポック数</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>訓練画像</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>画像サイズ</translation>
    </message>
    <message>
        <source>Stages that stride by %1, average pooling before the classifier and batch norms of the epsilon 0.00001 were assumed.</source>
        <translation>ステージのストライドは %1、分類器の前は平均プーリング、バッチ正規化のイプシロンは 0.00001 とみなしました。</translation>
    </message>
    <message>
        <source>No max pooling was assumed behind the 3×3 stem.</source>
        <translation>3×3 のステムの後ろには最大プーリングがないとみなしました。</translation>
    </message>
    <message>
        <source>It also states &quot;%1&quot;, of which is not known here what it changes.</source>
        <translation>「%1」も書かれていますが、それが何を変えるのかはここでは分かりません。</translation>
    </message>
    <message>
        <source>its classifier &quot;%1&quot; is [%2, %3] and has no bias, as one is that normalises its weights (LDAM&apos;s NormedLinear), and is no linear layer</source>
        <translation>分類器「%1」は [%2, %3] でバイアスがなく、重みを正規化するもの(LDAM の NormedLinear)で、線形層ではありません</translation>
    </message>
    <message>
        <source>One of its values has the wrong type.</source>
        <translation>値の型が正しくないものがあります。</translation>
    </message>
    <message>
        <source>The card that %1 has of its network cannot be used: %2 Choose another file.</source>
        <translation>%1 に書かれたネットワークの情報は使えません:%2 別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds %2 (&quot;%3&quot;); in Python, make them plain and save the state_dict again: %4.</source>
        <translation>%1 にあるのは%2(「%3」)です。Python で通常の重みに戻してから state_dict を保存し直してください:%4</translation>
    </message>
    <message>
        <source>weights with LoRA beside them</source>
        <translation>LoRA を伴う重み</translation>
    </message>
    <message>
        <source>What its %1 says of &quot;%2&quot; cannot be used here.</source>
        <translation>%1 の「%2」の内容はここでは使えません。</translation>
    </message>
    <message>
        <source>The library squashes pictures to %1×%2 pixels; here their shorter side becomes %3 and the middle is cut out.</source>
        <translation>元のライブラリは画像を %1×%2 ピクセルに変形しますが、ここでは短辺を %3 にして中央を切り出します。</translation>
    </message>
    <message>
        <source>The library resizes by the interpolation &quot;%1&quot;; here pictures shrink by averages of areas and grow by linear interpolation.</source>
        <translation>元のライブラリは補間「%1」で大きさを変えますが、ここでは縮小は面積の平均、拡大は線形補間です。</translation>
    </message>
    <message>
        <source>The library pads pictures to %1 pixels; here the network sees %2.</source>
        <translation>元のライブラリは画像の周りを埋めて %1 ピクセルにしますが、ここではネットワークが見るのは %2 ピクセルです。</translation>
    </message>
    <message>
        <source>The library shows the network whole pictures; here their middle is cut out.</source>
        <translation>元のライブラリは画像全体をネットワークに見せますが、ここでは中央を切り出します。</translation>
    </message>
    <message>
        <source>The library cuts out %1×%2 pixels; here it is a square.</source>
        <translation>元のライブラリは %1×%2 ピクセルを切り出しますが、ここでは正方形です。</translation>
    </message>
    <message>
        <source>The library leaves pictures at their own size; here their shorter side becomes %1 pixels.</source>
        <translation>元のライブラリは画像の大きさを変えませんが、ここでは短辺を %1 ピクセルにします。</translation>
    </message>
    <message>
        <source>The library fits whole pictures into a square with a border; here their middle is cut out.</source>
        <translation>元のライブラリは画像全体を余白つきの正方形に収めますが、ここでは中央を切り出します。</translation>
    </message>
    <message>
        <source>Its %1 also asks for &quot;%2&quot;, which is not done here.</source>
        <translation>%1 には「%2」もありますが、ここでは行いません。</translation>
    </message>
    <message>
        <source>the stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>where it strides</source>
        <translation>ストライドの位置</translation>
    </message>
    <message>
        <source>where it pads</source>
        <translation>埋める位置</translation>
    </message>
    <message>
        <source>the entry</source>
        <translation>エントリ</translation>
    </message>
    <message>
        <source>%1 says itself which network it is, so what was said of it (%2) cannot be used; leave it out.</source>
        <translation>%1 にはどのネットワークかが書かれているため、指定された内容(%2)は使えません。指定しないでください。</translation>
    </message>
    <message>
        <source>its card</source>
        <translation>ファイル自身の情報</translation>
    </message>
    <message>
        <source>%1 holds no entry &quot;%2&quot;; the keys of its networks begin with %3.</source>
        <translation>%1 にエントリ「%2」はありません。ネットワークのキーは %3 で始まります。</translation>
    </message>
    <message>
        <source>%1 holds arrays of NumPy&apos;s and no tensors; in Python, make them tensors: torch.save({k: torch.from_numpy(v) for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 にあるのは NumPy の配列で、テンソルではありません。Python でテンソルにしてください:torch.save({k: torch.from_numpy(v) for k, v in weights.items()}, &quot;weights.pth&quot;)。</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>%1 is a file of PyTorch&apos;s; import it first: resnet-lab import %2</source>
        <translation>%1 は PyTorch のファイルです。先に取り込んでください: resnet-lab import %2</translation>
    </message>
    <message>
        <source>The batch size is 2 to 65536.</source>
        <translation>バッチサイズは 2〜65536 です。</translation>
    </message>
    <message>
        <source>%1 holds its tensor &quot;%2&quot; in a form that is not read here, as a conjugate; in Python, load it, resolve that and save it again: torch.save({k: v.resolve_conj().resolve_neg().clone() for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 のテンソル「%2」は、ここで読み込めない形（複素共役など）で保存されています。Python で読み込み、解決してから保存し直してください: torch.save({k: v.resolve_conj().resolve_neg().clone() for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds lists of numbers and no tensors; in Python, make them tensors: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 にあるのは数のリストで、テンソルではありません。Python でテンソルにしてください: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>Its config.json is of another network (%1) than its tensors are, so what it says of layers, pictures and classes was not used.</source>
        <translation>config.json はテンソルとは別のネットワーク（%1）のものなので、層・画像・クラスについての記述は使いませんでした。</translation>
    </message>
    <message>
        <source>%1 lies with a config.json that names another network (%2), one with %3, so its answers may be others; choose weights of torchvision&apos;s own ResNet family, or move config.json away where it is of other weights.</source>
        <translation>%1 と同じ場所の config.json は別のネットワーク（%2、%3）を名乗っているため、答えが異なる可能性があります。torchvision の ResNet ファミリーの重みを選ぶか、config.json が別の重みのものなら移動してください。</translation>
    </message>
    <message>
        <source>Its config.json names %1 classes, but the weights have %2, so these names were not used.</source>
        <translation>config.json には %1 個のクラス名がありますが、重みのクラスは %2 個なので、これらの名前は使いませんでした。</translation>
    </message>
    <message>
        <source>The names of its classes were taken from %1.</source>
        <translation>クラス名は %1 から取りました。</translation>
    </message>
    <message>
        <source>What its %1 says as %2 was not used.</source>
        <translation>%1 の %2 の記述は使いませんでした。</translation>
    </message>
    <message>
        <source>The network normalises pictures itself, so the mean, %1, and the deviation, %2, were taken from there.</source>
        <translation>ネットワーク自身が画像を正規化するので、平均 %1 と標準偏差 %2 はそこから取りました。</translation>
    </message>
    <message>
        <source>mean and deviation</source>
        <translation>平均と標準偏差</translation>
    </message>
    <message>
        <source>%1 holds flat parameters of FSDP (&quot;%2&quot;), which do not say where one layer ends and the next begins; in Python, save a whole state_dict: with FSDP.state_dict_type(model, StateDictType.FULL_STATE_DICT): torch.save(model.state_dict(), &quot;weights.pth&quot;).</source>
        <translation>%1 には FSDP の平らなパラメータ（「%2」）があり、層の境目が書かれていません。Python で全体の state_dict を保存してください：with FSDP.state_dict_type(model, StateDictType.FULL_STATE_DICT): torch.save(model.state_dict(), &quot;weights.pth&quot;)。</translation>
    </message>
    <message>
        <source>%1 holds empty tensors (&quot;%2&quot;), as DeepSpeed&apos;s ZeRO-3 leaves where weights are divided among processes; gather them with its script in the checkpoint&apos;s folder: python zero_to_fp32.py . OUT.</source>
        <translation>%1 には空のテンソル（「%2」）があります。重みをプロセスに分けたとき、DeepSpeed の ZeRO-3 が残すものです。チェックポイントのフォルダにある DeepSpeed のスクリプトで集めてください：python zero_to_fp32.py . OUT。</translation>
    </message>
    <message>
        <source>normalisation</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>%1 holds &quot;%2&quot; in whole numbers (%3), and weights are read here in fp32, fp16, bf16 and fp64; choose a file that has them so.</source>
        <translation>%1 の「%2」は整数（%3）です。ここで読める重みは fp32、fp16、bf16、fp64 です。その形のファイルを選んでください。</translation>
    </message>
    <message>
        <source>it is one for segmentation (&quot;%1&quot; [%2, %3, %4, %5]), whose last stages are dilated, as torchvision&apos;s are, which no shape shows</source>
        <translation>領域分割のネットワークです（「%1」[%2, %3, %4, %5]）。torchvision のもののように最後のステージが拡張（dilation）されていますが、形には現れません</translation>
    </message>
    <message>
        <source>Its convolutions have their channels last, as MLX&apos;s have, and were put into PyTorch&apos;s order.</source>
        <translation>畳み込みのチャンネルは MLX と同じく最後に並んでいたので、PyTorch の順序に直しました。</translation>
    </message>
    <message>
        <source>There is no data set or directory &quot;%1&quot;: give %2 or an existing directory.</source>
        <translation>「%1」というデータセットもフォルダもありません。%2、または存在するフォルダを指定してください。</translation>
    </message>
    <message>
        <source>The images of %1 are not light things on black of 28 pixels a side, so pictures are resized for it and nothing else.</source>
        <translation>%1 の画像は 28 ピクセル四方の黒地に明るい物ではないので、画像はサイズの変更だけを受けます。</translation>
    </message>
    <message>
        <source>Bottlenecks were taken to stride in their 1×1 (v1, as detectron2&apos;s do by default).</source>
        <translation>ボトルネックは 1×1 でストライドする（v1、detectron2 の既定）ものとしました。</translation>
    </message>
    <message>
        <source>By its mean it sees BGR; the channels of its first convolution were turned to RGB.</source>
        <translation>平均からみて BGR を見るネットワークです。最初の畳み込みのチャンネルを RGB の順に直しました。</translation>
    </message>
    <message>
        <source>detectron2&apos;s defaults</source>
        <translation>detectron2 の既定値</translation>
    </message>
    <message>
        <source>It was taken to see BGR, as detectron2&apos;s networks do by default, and the channels of its first convolution were turned to RGB; where it sees RGB, turn them in Python before: weights[&quot;%1&quot;] = weights[&quot;%1&quot;].flip(1).</source>
        <translation>detectron2 の既定どおり BGR を見るものとし、最初の畳み込みのチャンネルを RGB の順に直しました。RGB を見るネットワークなら、先に Python で並べ替えてください：weights[&quot;%1&quot;] = weights[&quot;%1&quot;].flip(1)</translation>
    </message>
    <message>
        <source>Its %1 was left out, as it does not name each of its %2 classes once.</source>
        <translation>%1 は %2 クラスのそれぞれを一度ずつ名づけていないので、使いませんでした。</translation>
    </message>
    <message>
        <source>%1 comes nearest to a %2, but %3; networks of that kind are not read here (%4); choose weights of torchvision&apos;s own ResNet family.</source>
        <translation>%1 は %2 に最も近いものの、%3。この種のネットワークは読み込めません(%4)。torchvision の ResNet 系の重みを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds its weights in a list; in Python, save them alone: torch.save(torch.load(&quot;FILE&quot;)%2, &quot;weights.pth&quot;).</source>
        <translation>%1 の重みはリストの中にあります。Python で重みだけを保存してください：torch.save(torch.load(&quot;FILE&quot;)%2, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds a list of %2 dictionaries of weights; in Python, save one of them: torch.save(torch.load(&quot;FILE&quot;)%3, &quot;weights.pth&quot;).</source>
        <translation>%1 には重みの辞書 %2 個のリストがあります。Python でその1つを保存してください：torch.save(torch.load(&quot;FILE&quot;)%3, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds complex numbers, and networks here compute with real ones; choose weights in fp32, fp16 or bf16.</source>
        <translation>%1 には複素数があり、ここのネットワークは実数で計算します。fp32、fp16、bf16 の重みを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds no entry &quot;%2&quot;; its entries that hold weights are %3.</source>
        <translation>%1 にエントリ「%2」はありません。重みのあるエントリは %3 です。</translation>
    </message>
    <message>
        <source>%1 holds no entry &quot;%2&quot;; it holds one network, which needs none.</source>
        <translation>%1 にエントリ「%2」はありません。ネットワークは1つだけなので、エントリの指定は要りません。</translation>
    </message>
    <message>
        <source>It holds %1 networks; that whose keys begin with nothing more was taken, and not those in %2.</source>
        <translation>%1個のネットワークがあります。キーに接頭辞のないものを使い、%2 のものは使いませんでした。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be compared: one of them has failed.</source>
        <translation>%1 と %2 は、一方が失敗したため比べられません。</translation>
    </message>
    <message>
        <source>%1 with seed %2 is asked for twice; name each network and each seed once.</source>
        <translation>%1 のシード %2 が2回指定されています。ネットワークとシードはそれぞれ1回だけ指定してください。</translation>
    </message>
    <message>
        <source>%1 with seed %2 is asked for twice, for what tells the two apart has no effect in it, as a shortcut option in a plain network; leave one of them out.</source>
        <translation>%1 のシード %2 が2回指定されています。両者の違いは、プレーンネットワークのショートカット方式のように、そのネットワークでは効果がありません。一方を外してください。</translation>
    </message>
    <message>
        <source>So %1 cannot be compared with %2; the reason stands with the run.</source>
        <translation>そのため %1 を %2 と比べられません。理由はその実行に書かれています。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>%1 and %2 have failed</source>
        <translation>%1 と %2 が失敗しました</translation>
    </message>
    <message>
        <source>%1 has failed</source>
        <translation>%1 が失敗しました</translation>
    </message>
    <message>
        <source>%1 (a beginning)</source>
        <translation>%1（まだ始まり）</translation>
    </message>
    <message>
        <source>akamaster&apos;s networks</source>
        <translation>akamaster のネットワーク</translation>
    </message>
    <message>
        <source>Pictures are prepared as akamaster&apos;s networks want them: 32 pixels, ImageNet&apos;s mean and deviation.</source>
        <translation>画像は akamaster のネットワークに合わせて準備します(32 ピクセル、ImageNet の平均と標準偏差)。</translation>
    </message>
    <message>
        <source>%1 has several classifiers (%2), and one is read here; in Python, delete the keys of the others and save it again.</source>
        <translation>%1 には分類器が複数あります(%2)が、ここで読み込めるのは 1 つです。Python で残りの分類器のキーを削除し、保存し直してください。</translation>
    </message>
    <message>
        <source>%1 gives one answer, as for yes or no, and 2 or more classes are read here; in Python, add the other one, for which the answers stay the same, and save it again: weights[&quot;%2&quot;] = torch.cat([torch.zeros(1, %3), weights[&quot;%2&quot;]]); weights[&quot;%4&quot;] = torch.cat([torch.zeros(1), weights[&quot;%4&quot;]]).</source>
        <translation>%1 の出力は、はい・いいえのように 1 つだけですが、ここで読み込めるのは 2 クラス以上です。Python でもう一方のクラスを加えて保存し直してください(答えは変わりません): weights[&quot;%2&quot;] = torch.cat([torch.zeros(1, %3), weights[&quot;%2&quot;]]); weights[&quot;%4&quot;] = torch.cat([torch.zeros(1), weights[&quot;%4&quot;]])</translation>
    </message>
    <message>
        <source>%1 has a classifier without a bias (&quot;%2&quot;), and one with it is read here; where it is linear and does not normalise its weights, add zeros in Python and save it again: weights[&quot;%3&quot;] = torch.zeros(%4).</source>
        <translation>%1 の分類器にはバイアスがありません(「%2」)が、ここで読み込めるのはバイアスのある分類器です。線形で重みを正規化しない分類器なら、Python でゼロを加えて保存し直してください: weights[&quot;%3&quot;] = torch.zeros(%4)</translation>
    </message>
    <message>
        <source>A picture&apos;s shorter side becomes %1 pixels, of which the middle %2 are seen.</source>
        <translation>画像は短い辺を %1 ピクセルにしてから、中央の %2 ピクセルを使います。</translation>
    </message>
    <message>
        <source>%1 is made for problems of the kind %2, by its %3, whose answers are no shares of 100 %, as the answers here are; where each picture has one class, delete &quot;problem_type&quot; there.</source>
        <translation>%1 は、%3 によると %2 の問題用です。その答えは、ここでの答えのように合計 100 % の割合にはなりません。画像ごとにクラスが 1 つなら、そこから &quot;problem_type&quot; を削除してください。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made, as the current folder has gone; go to another one, or give the whole path.</source>
        <translation>カレントフォルダがなくなっているため、フォルダ %1 を作成できません。別のフォルダに移動するか、絶対パスを指定してください。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be compared: they have no seed in common.</source>
        <translation>%1 と %2 は、共通のシードがないため比較できません。</translation>
    </message>
    <message>
        <source>There are no two plain networks that differ in depth alone, as plain-18 and plain-34 do where their seed, settings and pictures are the same.</source>
        <translation>深さだけが異なるプレーンネットワークの組がありません。シード・設定・画像が同じ plain-18 と plain-34 なら組になります。</translation>
    </message>
    <message>
        <source>Pictures are prepared as Fashion-MNIST&apos;s: grey, its mean and deviation; what is not yet 28 pixels with a dark edge is trimmed, made light on black and fitted into 28 pixels.</source>
        <translation>画像は Fashion-MNIST と同じように準備します(グレー、その平均と標準偏差)。縁の暗い 28 ピクセルの画像でなければ、余白を切り、黒地に明るくして 28 ピクセルに収めます。</translation>
    </message>
    <message>
        <source>%1 has other classes now (%2) than this run began with (%3); bring the data set back as it was, or train a new experiment.</source>
        <translation>%1 のクラス（%2）は、この実行が始まったとき（%3）と違います。データセットを元に戻すか、新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>%1 has %2 training images now, but this run began with %3; bring the data set back as it was, or train a new experiment.</source>
        <translation>%1 の訓練画像は現在 %2枚ですが、この実行の開始時は %3枚でした。データセットを元に戻すか、新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>%1 has %2 test images now, but this run began with %3; bring the data set back as it was, or train a new experiment.</source>
        <translation>%1 のテスト画像は現在 %2枚ですが、この実行の開始時は %3枚でした。データセットを元に戻すか、新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>%1 has other classes or colours than the network of this run; bring the data set back as it was, or train a new experiment.</source>
        <translation>%1 のクラスまたは色数が、この実行のネットワークと異なります。データセットを元に戻すか、新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>%1 is not what this run began with: its images or their labels have changed; bring the data set back as it was, or train a new experiment.</source>
        <translation>%1 は、この実行が始まったときと違います。画像かラベルが変わりました。データセットを元に戻すか、新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>No residual pair differs from it in the shortcuts alone, so nothing says whether shortcuts undo it.</source>
        <translation>ショートカットだけが違う残差の組がないので、ショートカットで解消されるかどうかは分かりません。</translation>
    </message>
    <message>
        <source>No seed has finished an epoch in both %1 and %2.</source>
        <translation>%1 と %2 の両方で1エポックを終えたシードがまだありません。</translation>
    </message>
    <message>
        <source>Each seed that %1 and %2 have in common has failed in one of them, so they cannot be compared; the reasons stand with the runs.</source>
        <translation>%1 と %2 に共通するどのシードも、どちらか一方で失敗したため、比較できません。理由は各実行に書かれています。</translation>
    </message>
    <message>
        <source>It is too early to compare them.</source>
        <translation>比べるにはまだ早すぎます。</translation>
    </message>
    <message>
        <source>No seed has ended in both</source>
        <translation>両方で終わったシードがありません</translation>
    </message>
    <message>
        <source>%1 has more than one class of the same name (%2), so those of %3 cannot be told apart; import it again with another name for each.</source>
        <translation>%1 には同じ名前のクラスが複数あり（%2）、%3 のクラスを区別できません。それぞれ別の名前で取り込み直してください。</translation>
    </message>
    <message>
        <source>The runs of %1 have failed and cannot go on to %2 epochs; train a new experiment.</source>
        <translation>%1 の学習は失敗しており、%2 エポックまで続けられません。新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>%1 lists %2, but its folder is missing; bring it back from a copy, or remove the run in the window first.</source>
        <translation>%1 には %2 が載っていますが、そのフォルダがありません。コピーから戻すか、先にウィンドウでその学習を取り除いてください。</translation>
    </message>
    <message>
        <source>Depths 18, 34, 50</source>
        <translation>深さ 18、34、50</translation>
    </message>
    <message>
        <source>Plain and residual networks of 18, 34 and 50 layers on the lesson&apos;s images: what each further depth costs, and how far shortcuts carry.</source>
        <translation>レッスンの画像で 18、34、50 層のプレーンと残差のネットワークを学習します。深くするたびに何を失い、ショートカットでどこまで進めるかがわかります。</translation>
    </message>
    <message>
        <source>Depths 20, 32, 44, 56</source>
        <translation>深さ 20、32、44、56</translation>
    </message>
    <message>
        <source>The paper&apos;s narrow networks of 20 to 56 layers, plain and residual, on the lesson&apos;s images: about three times the lesson&apos;s time.</source>
        <translation>論文の幅の狭い 20〜56 層のネットワーク（プレーンと残差）をレッスンの画像で学習します。レッスンの約 3 倍の時間がかかります。</translation>
    </message>
    <message>
        <source>ResNet-50 v1 and v1.5</source>
        <translation>ResNet-50 v1 と v1.5</translation>
    </message>
    <message>
        <source>ResNet-50 with its stride in the first 1×1, as in the paper, and in the 3×3, as in torchvision, on the lesson&apos;s images.</source>
        <translation>ストライドを論文のように最初の 1×1 に置く ResNet-50 と、torchvision のように 3×3 に置く ResNet-50 を、レッスンの画像で比べます。</translation>
    </message>
    <message>
        <source>The zero start, with and without</source>
        <translation>ゼロ初期化の有無</translation>
    </message>
    <message>
        <source>ResNet-18 and ResNet-34 whose blocks start as usual and as nothing but their shortcuts (Goyal et al. 2017), on the lesson&apos;s images.</source>
        <translation>ブロックが通常どおり始まる ResNet-18・34 と、ショートカットだけとして始まるもの（Goyal ほか 2017）を、レッスンの画像で比べます。</translation>
    </message>
    <message>
        <source>Pre-activation at 110 layers</source>
        <translation>110 層の事前活性化</translation>
    </message>
    <message>
        <source>ResNet-110 with batch norm and ReLU behind and before its convolutions (He et al. 2016), on the lesson&apos;s images: over twice the lesson&apos;s time.</source>
        <translation>バッチ正規化と ReLU を畳み込みの後に置く ResNet-110 と、前に置くもの（He ほか 2016）を、レッスンの画像で比べます。レッスンの 2 倍以上の時間がかかります。</translation>
    </message>
    <message>
        <source>%1 was planned under a cosine, whose rate falls to nothing at its end, so it cannot go on beyond it; train a new experiment with more epochs.</source>
        <translation>%1 はコサインで計画されており、最後に学習率がほぼ 0 になるため、その先へは続けられません。エポック数を増やして新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>The runs of %1 are planned with %2 epochs or more; name more.</source>
        <translation>%1 の学習はすでに %2 エポック以上で計画されています。もっと大きな数を指定してください。</translation>
    </message>
    <message>
        <source>%1 and %2 trained in the same way with one seed, and their errors differ, as on two machines: only %2 counts.</source>
        <translation>%1 と %2 は同じシードで同じように学習しましたが、別のマシンの場合のように誤差が異なります：%2 だけを数えます。</translation>
    </message>
    <message>
        <source>%1 and %2 are the same training: only %2 counts.</source>
        <translation>%1 と %2 は同じ学習です：%2 だけを数えます。</translation>
    </message>
    <message>
        <source>%1 has no last.safetensors that can be used, so it cannot go on; bring the file back from a copy, or train a new experiment with more epochs.</source>
        <translation>%1 には使える last.safetensors がないため、続けられません。コピーから戻すか、エポック数を増やして新しい実験を学習してください。</translation>
    </message>
    <message>
        <source>Not all comparisons of it here agree: the report tells each.</source>
        <translation>ここでの比較はすべてが一致するわけではありません：それぞれはレポートにあります。</translation>
    </message>
    <message>
        <source>%1 gives no answers: &quot;%2.weight&quot; with its batch norm &quot;%3&quot; goes beyond what a number can hold. Its training went wrong or the file is damaged; choose another file or train it again.</source>
        <translation>%1 では答えを出せません。「%2.weight」とバッチ正規化「%3」を合わせると、数で表せる範囲を超えます。訓練に失敗したか、ファイルが壊れています。別のファイルを選ぶか、もう一度訓練してください。</translation>
    </message>
    <message>
        <source>As in %1 (%2).</source>
        <translation>%1（%2）と同じです。</translation>
    </message>
    <message>
        <source>%1: shown here.</source>
        <translation>%1：ここで示されました。</translation>
    </message>
    <message>
        <source>%1 (%2) is not shown here.</source>
        <translation>%1（%2）はここでは示されません。</translation>
    </message>
    <message>
        <source>%1: not shown here.</source>
        <translation>%1：ここでは示されません。</translation>
    </message>
    <message>
        <source>It is the other way round in %1 (%2).</source>
        <translation>%1（%2）では逆です。</translation>
    </message>
    <message>
        <source>%1: the other way round.</source>
        <translation>%1：逆の結果です。</translation>
    </message>
    <message>
        <source>%1 (%2) is neither shown nor refuted: it is within noise.</source>
        <translation>%1(%2)は示されても否定されてもいません。ばらつきの範囲内です。</translation>
    </message>
    <message>
        <source>%1: within noise here.</source>
        <translation>%1：ここではばらつきの範囲内です。</translation>
    </message>
    <message>
        <source>Whether %1 (%2) is shown here cannot be said: a run has failed.</source>
        <translation>%1（%2）がここで示されるかは、失敗した実行があるため言えません。</translation>
    </message>
    <message>
        <source>%1: a run has failed.</source>
        <translation>%1：失敗した学習があります。</translation>
    </message>
    <message>
        <source>Too early to say whether %1 (%2) is shown here.</source>
        <translation>%1（%2）がここで示されるかを言うにはまだ早すぎます。</translation>
    </message>
    <message>
        <source>%1: too early.</source>
        <translation>%1：まだ早すぎます。</translation>
    </message>
    <message>
        <source>%1 can no longer be read (%2): put the picture back and resume.</source>
        <translation>%1 が読めなくなりました（%2）。画像を元に戻してから再開してください。</translation>
    </message>
    <message>
        <source>%1 was changed since the training began: put the picture back as it was and resume.</source>
        <translation>%1 は学習開始後に変更されました。元の画像に戻して再開してください。</translation>
    </message>
    <message>
        <source>This network sees single things on black, which are fitted into its square: it has no other views of them.</source>
        <translation>このネットワークは、黒地に1つの物が写った画像を正方形に収めて見ます。ほかの見方はありません。</translation>
    </message>
    <message>
        <source>A scale is %1, but must be between the %2 pixels that the network sees and 1024.</source>
        <translation>スケールが %1 ですが、ネットワークが見る %2 ピクセル以上、1024 以下でなければなりません。</translation>
    </message>
    <message>
        <source>At %1 pixels the ten crops are one: name larger scales, as --scales %2.</source>
        <translation>%1 ピクセルでは10か所の切り抜きがすべて同じになります。--scales %2 のように、より大きなスケールを指定してください。</translation>
    </message>
    <message>
        <source>Four networks on 20 000 images of Fashion-MNIST, 10 epochs: the degradation problem in a few minutes on two cores. Residual blocks start with their last batch norm at zero (Goyal et al. 2017).</source>
        <translation>Fashion-MNIST の20,000枚で4つのネットワークを10エポック学習します。2コアなら数分で劣化問題が見られます。残差ブロックは最後のバッチ正規化をゼロから始めます（Goyal ほか 2017）。</translation>
    </message>
    <message>
        <source>ImageNet, torchvision&apos;s recipe</source>
        <translation>ImageNet、torchvision のレシピ</translation>
    </message>
    <message>
        <source>The recipe of torchvision&apos;s weights at 224 pixels on a folder with train and val, which you choose as the data set: for a GPU, and days.</source>
        <translation>torchvision の重みと同じレシピを、train と val を含むフォルダの224ピクセルの画像で実行します。フォルダはデータセットとして選んでください。GPU と数日が必要です。</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>比較するものがまだありません</translation>
    </message>
    <message>
        <source>From %1 to %2 there is no difference beyond noise (one seed; margin %6).</source>
        <translation>%1 から %2 では、ばらつきを超える差はありません（シード1つ、許容幅 %6 ポイント）。</translation>
    </message>
    <message>
        <source>Blocks in each stage</source>
        <translation>各ステージのブロック</translation>
    </message>
    <message>
        <source>The scale %1 is named twice; it would count twice.</source>
        <translation>スケール %1 が2回指定されています。2回数えられてしまいます。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>毎秒の画像数</translation>
    </message>
    <message>
        <source>%1 data sets</source>
        <translation>%1 個のデータセット</translation>
    </message>
    <message>
        <source>%1 (within noise)</source>
        <translation>%1（ばらつきの範囲内）</translation>
    </message>
    <message>
        <source>depth costs %1 points of training error, with shortcuts %2</source>
        <translation>深さによる訓練誤差の変化は %1 ポイント、ショートカットがあると %2</translation>
    </message>
    <message>
        <source>depth costs %1 points of training error</source>
        <translation>深さによる訓練誤差の変化は %1 ポイント</translation>
    </message>
    <message>
        <source>%1 experiments that differ in one thing: %2</source>
        <translation>違いが一つだけの %1 件の実験: %2</translation>
    </message>
    <message>
        <source>%1 experiments that differ in more than one thing</source>
        <translation>違いが複数ある %1 件の実験</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2。</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>ほか %1 件。</translation>
    </message>
    <message>
        <source>%1 has no &quot;%2&quot;; choose another file or train it again.</source>
        <translation>%1 に「%2」がありません。別のファイルを選ぶか、学習し直してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of %2 becomes larger than ONNX&apos;s single precision holds; export it without folding.</source>
        <translation>%2 の「%1」が ONNX の単精度で表せる範囲を超えます。畳み込まずに書き出してください。</translation>
    </message>
    <message>
        <source>Could not make %1: %2.</source>
        <translation>%1 を作成できませんでした: %2。</translation>
    </message>
    <message>
        <source>%1 (so far)</source>
        <translation>%1（途中経過）</translation>
    </message>
    <message>
        <source>Between the ends there is a difference beyond noise, though no step shows one.</source>
        <translation>どの一段もばらつきの範囲内ですが、両端の間にはばらつきを超える差があります。</translation>
    </message>
    <message>
        <source>%1 experiments on different pictures</source>
        <translation>画像の異なる %1 件の実験</translation>
    </message>
    <message>
        <source>%1 has %2 epochs, and the run&apos;s plan is %3: delete the lines after epoch %3, or bring the file back from a copy.</source>
        <translation>%1 には %2 エポック分の行がありますが、この実行の計画は %3 エポックです。エポック %3 より後の行を削除するか、コピーからファイルを戻してください。</translation>
    </message>
    <message>
        <source>As in %1 (%2) from end to end, though each step is within noise.</source>
        <translation>一段ごとの差はばらつきの範囲内ですが、端から端までは %1（%2）と同じです。</translation>
    </message>
    <message>
        <source>%1: shown here from end to end, in no single step.</source>
        <translation>%1：どの一段でもありませんが、端から端までではここで示されました。</translation>
    </message>
    <message>
        <source>From end to end it is the other way round in %1 (%2), though each step is within noise.</source>
        <translation>一段ごとの差はばらつきの範囲内ですが、端から端までは %1（%2）と逆です。</translation>
    </message>
    <message>
        <source>%1: the other way round from end to end, in no single step.</source>
        <translation>%1：どの一段でもありませんが、端から端まででは逆です。</translation>
    </message>
    <message>
        <source>Not all pairs of depths here agree (%1).</source>
        <translation>ここにある深さの組は、すべて同じ結果ではありません（%1）。</translation>
    </message>
    <message>
        <source>%1 has no training images.</source>
        <translation>%1 には学習画像がありません。</translation>
    </message>
    <message>
        <source>Not each step between these depths goes the same way: the comparison of depth tells each.</source>
        <translation>この深さの間のどの一段も同じ向きというわけではありません。一段ごとの結果は深さの比較にあります。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>lab::AccuracyBars</name>
    <message>
        <source>%1: %2 of %3 right</source>
        <translation>%1：%3枚中 %2枚が正解</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1枚</translation>
    </message>
    <message>
        <source>; of its own pictures %1 of %2</source>
        <translation>（自身の画像では %2枚中 %1枚）</translation>
    </message>
</context>
<context>
    <name>lab::AddNetworksDialog</name>
    <message>
        <source>They take this experiment&apos;s data, recipe and seed.</source>
        <translation>この実験と同じデータ、レシピ、シードで学習します。</translation>
    </message>
    <message>
        <source>They take this experiment&apos;s data and recipe, and each of its %1 seeds.</source>
        <translation>この実験と同じデータとレシピで、%1個のシードそれぞれについて学習します。</translation>
    </message>
    <message>
        <source>Add networks</source>
        <translation>ネットワークを追加</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>%1 is there already; take it away or change it.</source>
        <translation>%1 はすでにあります。外すか変更してください。</translation>
    </message>
    <message>
        <source>Add a network first.</source>
        <translation>まずネットワークを追加してください。</translation>
    </message>
</context>
<context>
    <name>lab::AnswerBars</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1
Click: Grad-CAM for this class</source>
        <translation>%1
クリック：このクラスの Grad-CAM</translation>
    </message>
</context>
<context>
    <name>lab::AnswerCard</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Likeliest classes of %1</source>
        <translation>%1 の上位クラス</translation>
    </message>
    <message>
        <source>This picture&apos;s share of its batch, from the prepared picture to the probabilities</source>
        <translation>準備した画像から確率までの時間を、バッチ内の1枚あたりに直した値</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正解</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>不正解</translation>
    </message>
    <message>
        <source>%1 says %2 %3</source>
        <translation>%1 の答え：%2 %3</translation>
    </message>
    <message>
        <source>Grad-CAM: %1</source>
        <translation>Grad-CAM：%1</translation>
    </message>
    <message>
        <source>%1 has not answered. %2</source>
        <translation>%1 はまだ答えていません。%2</translation>
    </message>
</context>
<context>
    <name>lab::AnswerLines</name>
    <message>
        <source>%1 says %2, %3 %</source>
        <translation>%1 の答え：%2、%3 %</translation>
    </message>
    <message>
        <source>No classifier, so no answer</source>
        <translation>分類器がないので答えなし</translation>
    </message>
    <message>
        <source>%1 has no classifier</source>
        <translation>%1 には分類器がありません</translation>
    </message>
</context>
<context>
    <name>lab::Answering</name>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>読めません：%1。</translation>
    </message>
    <message>
        <source>The list holds %1 pictures at most; clear it for the others.</source>
        <translation>一覧に入る画像は %1枚までです。続けるには一覧を空にしてください。</translation>
    </message>
    <message>
        <source>%1 (and %2 more like it)</source>
        <translation>%1（同様のものがほかに %2件）</translation>
    </message>
    <message>
        <source>There is no picture in %1; files of %2 are read.</source>
        <translation>%1 に画像がありません。読み込めるのは %2 のファイルです。</translation>
    </message>
</context>
<context>
    <name>lab::AnswersView</name>
    <message>
        <source>Answers, or accuracy and confusion</source>
        <translation>回答、または正解率と混同行列</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Accuracy and confusion</source>
        <translation>正解率と混同行列</translation>
    </message>
    <message>
        <source>No network answers. Add a run of the lab or import weights.</source>
        <translation>答えるネットワークがありません。このプログラムの実行を追加するか、重みを読み込んでください。</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>モデルを追加</translation>
    </message>
    <message>
        <source>No answer: the picture cannot be read.</source>
        <translation>答えなし：画像を読み込めません。</translation>
    </message>
    <message>
        <source>Not asked: classifying was stopped.</source>
        <translation>未分類：分類は停止されました。</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>待機中…</translation>
    </message>
</context>
<context>
    <name>lab::Banner</name>
    <message>
        <source>Close this line</source>
        <translation>この行を閉じる</translation>
    </message>
</context>
<context>
    <name>lab::Batches</name>
    <message>
        <source>%1 has too few images; training needs at least 2 and testing 1.</source>
        <translation>%1 の画像が足りません。学習には2枚以上、テストには1枚以上が必要です。</translation>
    </message>
</context>
<context>
    <name>lab::BlockDetail</name>
    <message>
        <source>The block before (←)</source>
        <translation>前のブロック（←）</translation>
    </message>
    <message>
        <source>The next block (→)</source>
        <translation>次のブロック（→）</translation>
    </message>
    <message>
        <source>The selected block</source>
        <translation>選択中のブロック</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Mult-adds</source>
        <translation>積和演算</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>受容野</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
</context>
<context>
    <name>lab::BlockFigure</name>
    <message>
        <source>%1×%1, %2, %3 groups</source>
        <translation>%1×%1、%2、%3グループ</translation>
    </message>
    <message>
        <source>%1×%1 conv, %2</source>
        <translation>%1×%1 conv、%2</translation>
    </message>
    <message>
        <source>, / %1</source>
        <translation>、/ %1</translation>
    </message>
    <message>
        <source>BN</source>
        <translation>BN</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>%1×%1 max pool, / %2</source>
        <translation>%1×%1 最大プーリング、/ %2</translation>
    </message>
    <message>
        <source>/ %1, zeros</source>
        <translation>/ %1、ゼロ埋め</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>平均プーリング</translation>
    </message>
    <message>
        <source>fc, %1</source>
        <translation>fc、%1</translation>
    </message>
    <message>
        <source>Layers of %1</source>
        <translation>%1 の層</translation>
    </message>
    <message>
        <source>no shortcut</source>
        <translation>ショートカットなし</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>恒等写像</translation>
    </message>
    <message>
        <source>%1: %2, %3 to %4, %5 parameters, %6 mult-adds, sees %7 px</source>
        <translation>%1：%2、%3 から %4 へ、パラメータ %5、積和演算 %6、視野 %7 px</translation>
    </message>
</context>
<context>
    <name>lab::BlocksFigure</name>
    <message>
        <source>Which block</source>
        <translation>どのブロックか</translation>
    </message>
    <message>
        <source>Within a stage</source>
        <translation>ステージの途中</translation>
    </message>
    <message>
        <source>Stage 2, block 2</source>
        <translation>ステージ 2、ブロック 2</translation>
    </message>
    <message>
        <source>First of a stage</source>
        <translation>ステージの最初</translation>
    </message>
    <message>
        <source>Stage 2, block 1</source>
        <translation>ステージ 2、ブロック 1</translation>
    </message>
    <message>
        <source>Where the bottleneck halves the resolution</source>
        <translation>ボトルネックが解像度を半分にする場所</translation>
    </message>
    <message>
        <source>v1</source>
        <translation>v1</translation>
    </message>
    <message>
        <source>On the first 1×1, as in the paper</source>
        <translation>最初の 1×1（論文）</translation>
    </message>
    <message>
        <source>v1.5</source>
        <translation>v1.5</translation>
    </message>
    <message>
        <source>On the 3×3, as in torchvision</source>
        <translation>3×3（torchvision）</translation>
    </message>
    <message>
        <source>Building block (ResNet-34)</source>
        <translation>基本ブロック（ResNet-34）</translation>
    </message>
    <message>
        <source>Bottleneck (ResNet-50)</source>
        <translation>ボトルネック（ResNet-50）</translation>
    </message>
    <message>
        <source>%1 in, %2 out; %3 parameters, %4 multiply-adds</source>
        <translation>入力 %1、出力 %2、パラメータ %3、積和演算 %4</translation>
    </message>
    <message>
        <source>The bottleneck carries four times the channels from block to block at about the building block&apos;s price.</source>
        <translation>ボトルネックは、基本ブロックとほぼ同じ費用で、ブロック間に4倍のチャンネルを流します。</translation>
    </message>
    <message>
        <source>Building block and bottleneck</source>
        <translation>基本ブロックとボトルネック</translation>
    </message>
    <message>
        <source>Here v1 strides on the first 1×1, v1.5 on the 3×3: ResNet-50 has %1 multiply-adds with v1 and %2 with v1.5 (%3), which errs about 0.5 points less (NVIDIA).</source>
        <translation>v1 は最初の 1×1、v1.5 は 3×3 で縮小します。ResNet-50 の積和演算は v1 が %1、v1.5 が %2（%3）、誤差は v1.5 が約 0.5 ポイント低くなります（NVIDIA）。</translation>
    </message>
</context>
<context>
    <name>lab::CamBar</name>
    <message>
        <source>Stage %1, %2 × %2</source>
        <translation>ステージ %1、%2 × %2</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Where in the picture the evidence for a class lies, by the gradients of one stage (Selvaraju et al. 2017)</source>
        <translation>あるクラスの根拠が画像のどこにあるかを、1つのステージの勾配から示します（Selvaraju ほか 2017）</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Stage that Grad-CAM looks at</source>
        <translation>Grad-CAM が見るステージ</translation>
    </message>
    <message>
        <source>The stage whose feature maps are weighed; later ones are coarser and closer to the answer</source>
        <translation>特徴マップを重み付けするステージ。後のものほど粗く、答えに近くなります</translation>
    </message>
    <message>
        <source>Class that Grad-CAM explains</source>
        <translation>Grad-CAM が説明するクラス</translation>
    </message>
    <message>
        <source>The class whose evidence is shown</source>
        <translation>根拠を示すクラス</translation>
    </message>
    <message>
        <source>Opacity of the heat map</source>
        <translation>ヒートマップの不透明度</translation>
    </message>
    <message>
        <source>How strongly the heat map covers the picture</source>
        <translation>ヒートマップを画像に重ねる強さ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Predicted class</source>
        <translation>予測したクラス</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>正解のクラス</translation>
    </message>
</context>
<context>
    <name>lab::CamView</name>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
</context>
<context>
    <name>lab::ClassWalk</name>
    <message>
        <source>without an ending</source>
        <translation>拡張子なし</translation>
    </message>
</context>
<context>
    <name>lab::ClassifyEmpty</name>
    <message>
        <source>Add model</source>
        <translation>モデルを追加</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <source>No network is chosen</source>
        <translation>ネットワークが選ばれていません</translation>
    </message>
    <message>
        <source>Drop pictures anywhere on this page</source>
        <translation>画像をこのページのどこかにドロップしてください</translation>
    </message>
    <message>
        <source>One network answers at once</source>
        <translation>1つのネットワークがすぐに答えます</translation>
    </message>
    <message>
        <source>All %1 networks answer at once</source>
        <translation>%1つのネットワークがすぐに答えます</translation>
    </message>
    <message>
        <source>The networks are being read</source>
        <translation>ネットワークを読み込んでいます</translation>
    </message>
    <message>
        <source>Add a run of the lab, also one that trains right now, or import weights of torchvision or timm. Then every picture that you drop here gets its answer.</source>
        <translation>このプログラムの実行（学習中も可）か、torchvision や timm の重みを追加すると、ドロップした画像に答えます。</translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>サンプルを試す</translation>
    </message>
    <message>
        <source>%1, plain and residual side by side, with the place in the picture that spoke for the answer. Each names one of the classes that it has learned, whatever the picture shows. Files, folders, pictures from a browser, or Ctrl+V.</source>
        <translation>%1。プレーンと残差を並べ、答えの決め手になった画像の場所も示します。どのネットワークも、画像が何であっても、学習したクラスの一つを答えます。ファイル、フォルダ、ブラウザの画像、または Ctrl+V。</translation>
    </message>
</context>
<context>
    <name>lab::ClassifyHeader</name>
    <message>
        <source>%1 classes, input %2 × %3 × %3</source>
        <translation>%1クラス、入力 %2 × %3 × %3</translation>
    </message>
    <message>
        <source>Test error %1 %</source>
        <translation>テスト誤差 %1 %</translation>
    </message>
    <message>
        <source>Weights read %1</source>
        <translation>重みの読み込み：%1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Copies all answers as a table, a line a picture</source>
        <translation>すべての答えを、画像1枚につき1行の表としてコピーします</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>モデルを追加</translation>
    </message>
    <message>
        <source>Another network to answer: a run of the lab, also one that trains right now, or imported weights</source>
        <translation>答えさせるネットワークを追加：このプログラムの実行（学習中のものも可）、または読み込んだ重み</translation>
    </message>
    <message>
        <source>The networks that come with the program</source>
        <translation>プログラム付属のネットワーク</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>実行のフォルダ…</translation>
    </message>
    <message>
        <source>Weights of this program…</source>
        <translation>このプログラムの重み…</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>結果を書き出す</translation>
    </message>
    <message>
        <source>All answers to all pictures as a file</source>
        <translation>全画像への全回答をファイルにします</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>JSON…</source>
        <translation>JSON…</translation>
    </message>
    <message>
        <source>Read the weights again</source>
        <translation>重みを読み直す</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Import weights…</source>
        <translation>重みを読み込む…</translation>
    </message>
</context>
<context>
    <name>lab::ClassifyModels</name>
    <message>
        <source>%1 answers already.</source>
        <translation>%1 はすでに答えています。</translation>
    </message>
    <message>
        <source>At most %1 networks answer at once; take one away first.</source>
        <translation>同時に答えられるネットワークは %1つまでです。先に1つ取り除いてください。</translation>
    </message>
</context>
<context>
    <name>lab::ClassifyPage</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>画像 %1</translation>
    </message>
    <message>
        <source>These pictures are in the list already.</source>
        <translation>これらの画像はすでに一覧にあります。</translation>
    </message>
    <message>
        <source>The answers to 1 picture are in the clipboard.</source>
        <translation>画像1枚への答えをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>The answers to %1 pictures are in the clipboard.</source>
        <translation>画像 %1枚への答えをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Export the results</source>
        <translation>結果を書き出す</translation>
    </message>
    <message>
        <source>The results are in %1.</source>
        <translation>結果を %1 に保存しました。</translation>
    </message>
    <message>
        <source>1 network</source>
        <translation>1つのネットワーク</translation>
    </message>
    <message>
        <source>%1 networks</source>
        <translation>%1つのネットワーク</translation>
    </message>
    <message>
        <source>%1 ready to answer</source>
        <translation>%1が答えられます</translation>
    </message>
    <message>
        <source>Classifying: %1 of %2 pictures with %3</source>
        <translation>分類中：%2枚中 %1枚、%3</translation>
    </message>
    <message>
        <source>1 picture classified with %1</source>
        <translation>1枚の画像を %1 で分類しました</translation>
    </message>
    <message>
        <source>%1 pictures classified with %2</source>
        <translation>%1枚の画像を%2で分類しました</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Paste a picture, files or folders</source>
        <translation>画像・ファイル・フォルダを貼り付け</translation>
    </message>
    <message>
        <source>Bring back what was taken out last</source>
        <translation>最後に外したものを戻す</translation>
    </message>
    <message>
        <source>The picture before, the next one</source>
        <translation>前の画像、次の画像</translation>
    </message>
    <message>
        <source>Take pictures, or a network, out of the list</source>
        <translation>画像やネットワークを一覧から外す</translation>
    </message>
    <message>
        <source>Copy the answers</source>
        <translation>答えをコピー</translation>
    </message>
</context>
<context>
    <name>lab::CodeFigure</name>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Step back (↑)</source>
        <translation>1段戻る (↑)</translation>
    </message>
    <message>
        <source>Step on (↓)</source>
        <translation>1段進む (↓)</translation>
    </message>
    <message>
        <source>Which code</source>
        <translation>どのコード</translation>
    </message>
    <message>
        <source>This program, C++</source>
        <translation>このプログラム（C++）</translation>
    </message>
    <message>
        <source>The code in two languages</source>
        <translation>2つの言語で見るコード</translation>
    </message>
</context>
<context>
    <name>lab::CodeScheme</name>
    <message>
        <source>shortcut</source>
        <translation>ショートカット</translation>
    </message>
</context>
<context>
    <name>lab::ConfusionModel</name>
    <message>
        <source>%1 × %2 rightly recognised by %3</source>
        <translation>%1 × %2 を %3 が正しく認識</translation>
    </message>
    <message>
        <source>%1 × %2 taken for %3 by %4</source>
        <translation>%1 × %2 を %4 が %3 と誤認</translation>
    </message>
</context>
<context>
    <name>lab::ConfusionTable</name>
    <message>
        <source>Confusion matrix: rows are true classes, columns answers</source>
        <translation>混同行列：行は正解のクラス、列は答え</translation>
    </message>
</context>
<context>
    <name>lab::ConstructionFigure</name>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
    <message>
        <source>Inserts an identity block at the end of stage %1</source>
        <translation>ステージ %1 の末尾に恒等ブロックを差し込みます</translation>
    </message>
    <message>
        <source>Weighted layers</source>
        <translation>重みをもつ層</translation>
    </message>
    <message>
        <source>Test error</source>
        <translation>テスト誤差</translation>
    </message>
    <message>
        <source>Answers that changed</source>
        <translation>変わった答え</translation>
    </message>
    <message>
        <source>Largest difference of an output</source>
        <translation>出力の差の最大値</translation>
    </message>
    <message>
        <source>as trained</source>
        <translation>学習したまま</translation>
    </message>
    <message>
        <source>with the inserted blocks</source>
        <translation>ブロックを差し込んだ後</translation>
    </message>
    <message>
        <source>Getting a trained plain-18</source>
        <translation>学習済みの plain-18 を用意しています</translation>
    </message>
    <message>
        <source>%1, %2 test images</source>
        <translation>%1、テスト画像 %2枚</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Build a deeper network that is no worse</source>
        <translation>悪くならない深いネットワークを作る</translation>
    </message>
    <message>
        <source>Insert in all four stages</source>
        <translation>4つのステージすべてに挿入</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
</context>
<context>
    <name>lab::CopyFigure</name>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>もう一度学習</translation>
    </message>
    <message>
        <source>Error over training steps</source>
        <translation>学習ステップごとの誤差</translation>
    </message>
    <message>
        <source>Blocks in each stack</source>
        <translation>各スタックのブロック数</translation>
    </message>
    <message>
        <source>Training steps</source>
        <translation>学習ステップ</translation>
    </message>
    <message>
        <source>given</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>to be copied</source>
        <translation>写す画像</translation>
    </message>
    <message>
        <source>plain stack</source>
        <translation>プレーンなスタック</translation>
    </message>
    <message>
        <source>residual stack</source>
        <translation>残差スタック</translation>
    </message>
    <message>
        <source>The picture to be copied</source>
        <translation>写す画像</translation>
    </message>
    <message>
        <source>%1 convolutions of 8 channels in each stack; trained on this computer</source>
        <translation>各スタックは8チャンネルの畳み込み %1個。このコンピュータで学習します</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Error in per cent</source>
        <translation>誤差（%）</translation>
    </message>
    <message>
        <source>error %1 %</source>
        <translation>誤差 %1 %</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>未学習</translation>
    </message>
    <message>
        <source>Learn to copy a picture</source>
        <translation>画像を写すことを学ぶ</translation>
    </message>
</context>
<context>
    <name>lab::CopyTask</name>
    <message>
        <source>The number of blocks must be from %1 to %2, not %3.</source>
        <translation>ブロック数は %1〜%2 でなければなりません（%3 ではありません）。</translation>
    </message>
    <message>
        <source>The number of channels must be from %1 to %2, not %3.</source>
        <translation>チャンネル数は %1〜%2 でなければなりません（%3 ではありません）。</translation>
    </message>
    <message>
        <source>The picture&apos;s height must be from %1 to %2, not %3.</source>
        <translation>画像の高さは %1〜%2 でなければなりません（%3 ではありません）。</translation>
    </message>
    <message>
        <source>The picture&apos;s width must be from %1 to %2, not %3.</source>
        <translation>画像の幅は %1〜%2 でなければなりません（%3 ではありません）。</translation>
    </message>
    <message>
        <source>The picture&apos;s number of channels must be from %1 to %2, not %3.</source>
        <translation>画像のチャンネル数は %1〜%2 でなければなりません（%3 ではありません）。</translation>
    </message>
</context>
<context>
    <name>lab::CurveBar</name>
    <message>
        <source>Arrangement</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>並べる</translation>
    </message>
    <message>
        <source>Plain at the left, residual at the right</source>
        <translation>左にプレーン、右に残差</translation>
    </message>
    <message>
        <source>Overlaid</source>
        <translation>重ねる</translation>
    </message>
    <message>
        <source>All on one figure</source>
        <translation>1つの図にすべて</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Per epoch</source>
        <translation>エポックごと</translation>
    </message>
    <message>
        <source>A point an epoch: training and test error</source>
        <translation>1エポックに1点：訓練誤差とテスト誤差</translation>
    </message>
    <message>
        <source>Per step</source>
        <translation>ステップごと</translation>
    </message>
    <message>
        <source>A point a step: training error of the batch</source>
        <translation>1ステップに1点：バッチの訓練誤差</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>How the curves are drawn</source>
        <translation>曲線の描き方</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>対数軸</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>Smoothed curves over the raw points</source>
        <translation>生の点の上に平滑化した曲線</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Published errors, with their source</source>
        <translation>公表された誤差とその出典</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Keeps everything in sight while the curves grow (F)</source>
        <translation>曲線が伸びる間、全体を表示し続けます（F）</translation>
    </message>
    <message>
        <source>Copy the figure</source>
        <translation>図をコピー</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>図を書き出す</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The seeds of a network as their mean and its deviation, single runs faint behind</source>
        <translation>同じネットワークのシードを平均と標準偏差で示し、各学習は薄く背後に描きます</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>曲線に示すもの</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>毎秒の画像数</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>対数軸</translation>
    </message>
</context>
<context>
    <name>lab::CurveLegend</name>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>training</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>ほか %1件</translation>
    </message>
</context>
<context>
    <name>lab::CurvePane</name>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>averaged, measured figures faint</source>
        <translation>平均値（測定値は薄く表示）</translation>
    </message>
    <message>
        <source>means and deviations over seeds</source>
        <translation>シードの平均と標準偏差</translation>
    </message>
</context>
<context>
    <name>lab::CurvePlot</name>
    <message>
        <source>%1 after epoch %2: training %3, test %4.</source>
        <translation>%1、エポック %2 の後：訓練 %3、テスト %4。</translation>
    </message>
    <message>
        <source>Error in per cent over epochs.</source>
        <translation>エポックごとの誤差（%）。</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>まだ何も学習していません。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲線</translation>
    </message>
    <message>
        <source>%1 does not tell a format: let its name end in .png, .svg, .pdf or .csv.</source>
        <translation>%1 からは形式がわかりません。名前の末尾を .png、.svg、.pdf、.csv のどれかにしてください。</translation>
    </message>
    <message>
        <source>%1 after epoch %2: %3.</source>
        <translation>%1、エポック %2 の後: %3。</translation>
    </message>
    <message>
        <source>%1 over epochs.</source>
        <translation>エポックごとの%1。</translation>
    </message>
</context>
<context>
    <name>lab::CurvesFigure</name>
    <message>
        <source>Play or pause (Space)</source>
        <translation>再生または一時停止（Space）</translation>
    </message>
    <message>
        <source>Back to the start (Home)</source>
        <translation>最初に戻る（Home）</translation>
    </message>
    <message>
        <source>One epoch on</source>
        <translation>1エポック進む</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Without shortcuts</source>
        <translation>ショートカットなし</translation>
    </message>
    <message>
        <source>With shortcuts</source>
        <translation>ショートカットあり</translation>
    </message>
    <message>
        <source>Recorded with: %1</source>
        <translation>記録：%1</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;  training %2 %</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;&#x3000;訓練 %2 %</translation>
    </message>
    <message>
        <source>test %1 %</source>
        <translation>テスト %1 %</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>エポック %1 / %2</translation>
    </message>
    <message>
        <source>A recorded training</source>
        <translation>記録された学習</translation>
    </message>
    <message>
        <source>Training error, %1 less %2: %3 points</source>
        <translation>訓練誤差の差（%1 − %2）：%3 ポイント</translation>
    </message>
</context>
<context>
    <name>lab::DataForm</name>
    <message>
        <source>Data set</source>
        <translation>データセット</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>もう一度探す</translation>
    </message>
    <message>
        <source>Looks for the data set once more</source>
        <translation>データセットをもう一度探します</translation>
    </message>
    <message>
        <source>Takes the data from a folder</source>
        <translation>フォルダからデータを読み込みます</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>フォルダを選択…</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>訓練画像</translation>
    </message>
    <message>
        <source>Generated shapes</source>
        <translation>生成した図形</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダ…</translation>
    </message>
    <message>
        <source>Data set: a folder with a folder for each class, or the files of a set</source>
        <translation>データセット：クラスごとのフォルダを含むフォルダ、またはデータセットのファイル</translation>
    </message>
    <message>
        <source>Looking at the images…</source>
        <translation>画像を調べています…</translation>
    </message>
    <message>
        <source>How many images are trained on: of a folder each class&apos;s share, of other sets the first; 0: all</source>
        <translation>学習に使う画像の枚数。フォルダでは各クラスから割合に応じて、ほかのデータセットでは先頭から。0：すべて</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>すべて（%1）</translation>
    </message>
</context>
<context>
    <name>lab::DatasetCache</name>
    <message>
        <source>Each epoch takes whole batches of %1: %2 of %3 training images, others each time, are left out of it.</source>
        <translation>各エポックは %1 枚のバッチ単位で学習するため、学習画像 %3 枚のうち %2 枚（毎回異なる）が使われません。</translation>
    </message>
</context>
<context>
    <name>lab::DepthFigure</name>
    <message>
        <source>Reveal</source>
        <translation>答えを見る</translation>
    </message>
    <message>
        <source>Your guess for 152 layers</source>
        <translation>152層の誤差の予想</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %: you were %2 points away. Six ResNets answered together.</source>
        <translation>%1 %。予想との差は %2 ポイントでした。6つの ResNet が一緒に答えた結果です。</translation>
    </message>
    <message>
        <source>%1 %: your guess was %2 points away. Six ResNets answered together.</source>
        <translation>%1 %。予想とは %2 ポイント違いました。6つの ResNet が一緒に答えた結果です。</translation>
    </message>
    <message>
        <source>Winners of ImageNet&apos;s contest</source>
        <translation>ImageNet コンテストの優勝者</translation>
    </message>
</context>
<context>
    <name>lab::DepthStrip</name>
    <message>
        <source>Place in %1</source>
        <translation>%1 の位置</translation>
    </message>
    <message>
        <source>Block %1 of %2</source>
        <translation>ブロック %1 / %2</translation>
    </message>
    <message>
        <source>Block %1 of %2, stage %3, %4</source>
        <translation>ブロック %1 / %2、ステージ %3、%4</translation>
    </message>
</context>
<context>
    <name>lab::DepthTrend</name>
    <message>
        <source>Training error over depth</source>
        <translation>深さに対する訓練誤差</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>プレーン</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Training error over depth, in per cent.</source>
        <translation>深さに対する訓練誤差（%）。</translation>
    </message>
    <message>
        <source>training error here, %</source>
        <translation>ここでの訓練誤差 %</translation>
    </message>
    <message>
        <source>test error, He et al., %</source>
        <translation>テスト誤差、He ほか %</translation>
    </message>
</context>
<context>
    <name>lab::DropArea</name>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open pictures, or all pictures of a folder (Ctrl+O)</source>
        <translation>画像、またはフォルダ内の全画像を開く（Ctrl+O）</translation>
    </message>
    <message>
        <source>Pictures…</source>
        <translation>画像…</translation>
    </message>
    <message>
        <source>All pictures of a folder…</source>
        <translation>フォルダ内の全画像…</translation>
    </message>
    <message>
        <source>Drops the sample pictures that come with the program</source>
        <translation>プログラム付属のサンプル画像を使います</translation>
    </message>
    <message>
        <source>Drop pictures or folders</source>
        <translation>画像かフォルダをドロップ</translation>
    </message>
    <message>
        <source>or paste with Ctrl+V</source>
        <translation>または Ctrl+V で貼り付け</translation>
    </message>
</context>
<context>
    <name>lab::Dumbbells</name>
    <message>
        <source>%1: %2 has %3 %, %4 has %5 %: %6 points.</source>
        <translation>%1：%2 は %3 %、%4 は %5 %、差は %6 ポイント。</translation>
    </message>
    <message>
        <source>Training errors of the pairs</source>
        <translation>各組の訓練誤差</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>プレーン</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Training error at the end.</source>
        <translation>最後の訓練誤差。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 ポイント</translation>
    </message>
    <message>
        <source>%1 both</source>
        <translation>両方 %1</translation>
    </message>
    <message>
        <source>training error, %:</source>
        <translation>訓練誤差 %：</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1層</translation>
    </message>
</context>
<context>
    <name>lab::Enum</name>
    <message>
        <source>There is no %1 &quot;%2&quot;; choose one of: %3.</source>
        <translation>「%2」という%1はありません。次から選んでください：%3。</translation>
    </message>
</context>
<context>
    <name>lab::EnumNames</name>
    <message>
        <source>layout</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>input style</source>
        <translation>入力の種類</translation>
    </message>
    <message>
        <source>family</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>shortcut option</source>
        <translation>ショートカット方式</translation>
    </message>
    <message>
        <source>bottleneck stride</source>
        <translation>ボトルネックのストライド</translation>
    </message>
    <message>
        <source>layer kind</source>
        <translation>層の種類</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>set of instructions</source>
        <translation>命令セット</translation>
    </message>
    <message>
        <source>style</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>choice of images</source>
        <translation>画像の選び方</translation>
    </message>
    <message>
        <source>cut</source>
        <translation>切り出し方</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>ゼロの補い方</translation>
    </message>
    <message>
        <source>order of the layers</source>
        <translation>層の順序</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>指標</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>要因</translation>
    </message>
    <message>
        <source>scale of training images</source>
        <translation>訓練画像のスケール</translation>
    </message>
    <message>
        <source>view of a picture</source>
        <translation>画像の見方</translation>
    </message>
    <message>
        <source>format</source>
        <translation>形式</translation>
    </message>
</context>
<context>
    <name>lab::ErrorChart</name>
    <message>
        <source>Against parameters or mult-adds, and whose measurements</source>
        <translation>パラメータか積和演算か、誰の測定か</translation>
    </message>
    <message>
        <source>Options of the chart</source>
        <translation>図の設定</translation>
    </message>
    <message>
        <source>Against parameters</source>
        <translation>パラメータに対して</translation>
    </message>
    <message>
        <source>Against mult-adds</source>
        <translation>積和演算に対して</translation>
    </message>
    <message>
        <source>What fits the two networks</source>
        <translation>2つのネットワークに合うもの</translation>
    </message>
    <message>
        <source>Published test error, %</source>
        <translation>公表されたテスト誤差 %</translation>
    </message>
    <message>
        <source>Published top-1 error, %</source>
        <translation>公表された top-1 誤差 %</translation>
    </message>
    <message>
        <source>M parameters. %1</source>
        <translation>パラメータ（100万）。%1</translation>
    </message>
    <message>
        <source>G mult-adds. %1</source>
        <translation>積和演算（10億）。%1</translation>
    </message>
    <message>
        <source>%1: %2 % test error</source>
        <translation>%1：テスト誤差 %2 %</translation>
    </message>
    <message>
        <source>%1: %2 % top-1 error</source>
        <translation>%1：top-1 誤差 %2 %</translation>
    </message>
    <message>
        <source>, %1 % top-5</source>
        <translation>、top-5 %1 %</translation>
    </message>
    <message>
        <source>
%1 parameters, %2 mult-adds
%3: %4</source>
        <translation>
パラメータ %1、積和演算 %2
%3：%4</translation>
    </message>
</context>
<context>
    <name>lab::ExperimentForm</name>
    <message>
        <source>Own settings</source>
        <translation>独自の設定</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>学習設定</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>計算機</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>もう一度開始</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>The data set cannot be read: see above.</source>
        <translation>データセットを読めません。上を見てください。</translation>
    </message>
    <message>
        <source>Settings of your own</source>
        <translation>あなた自身の設定</translation>
    </message>
    <message>
        <source>%1, one seed</source>
        <translation>%1、シード1つ</translation>
    </message>
    <message>
        <source>%1 × %2 seeds</source>
        <translation>%1 × シード %2つ</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Its folder&apos;s name; a number is added where it is taken</source>
        <translation>フォルダの名前です。使われている場合は番号が付きます</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>A line of your own: it is kept with the experiment, and the list of experiments finds it</source>
        <translation>自分用の一行です。実験と一緒に保存され、実験の一覧で検索できます</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>名前: %1</translation>
    </message>
    <message>
        <source>An epoch is one step of %1 images: a smaller batch size makes more of them.</source>
        <translation>1 エポックが %1 枚の 1 ステップだけです。バッチサイズを小さくするとステップが増えます。</translation>
    </message>
</context>
<context>
    <name>lab::ExperimentList</name>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>%1 件を比較</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 件を削除</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>メモ…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>ファイルマネージャで表示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>lab::ExperimentListModel</name>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Stopped, %1 %</source>
        <translation>停止、%1 %</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1 of %2 failed</source>
        <translation>%2 件中 %1 件が失敗</translation>
    </message>
    <message>
        <source>More about the experiment</source>
        <translation>実験のその他の操作</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
</context>
<context>
    <name>lab::ExperimentPicker</name>
    <message>
        <source>1 run</source>
        <translation>実行1件</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>実行%1件</translation>
    </message>
    <message>
        <source> · training</source>
        <translation> · 学習中</translation>
    </message>
    <message>
        <source> · unfinished</source>
        <translation> · 未完了</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>New experiment</source>
        <translation>新しい実験</translation>
    </message>
    <message>
        <source>The experiments of the past</source>
        <translation>これまでの実験</translation>
    </message>
</context>
<context>
    <name>lab::ExperimentsSheet</name>
    <message>
        <source>Answers that are shown</source>
        <translation>表示する答え</translation>
    </message>
    <message>
        <source>States that are shown</source>
        <translation>表示する状態</translation>
    </message>
    <message>
        <source>Search the experiments</source>
        <translation>実験を検索</translation>
    </message>
    <message>
        <source>Back from the list of experiments</source>
        <translation>実験の一覧から戻る</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>戻る（Esc）</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Looks through names, notes, data, networks and answers (Ctrl+F)</source>
        <translation>名前、メモ、データ、ネットワーク、答えを検索します（Ctrl+F）</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>すべての答え</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>示された</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>示されなかった</translation>
    </message>
    <message>
        <source>Within noise</source>
        <translation>ばらつきの範囲内</translation>
    </message>
    <message>
        <source>Too early</source>
        <translation>まだ早い</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>比較なし</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>すべての状態</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Draws up a new experiment (Ctrl+N)</source>
        <translation>新しい実験を用意します（Ctrl+N）</translation>
    </message>
    <message>
        <source>Columns that are shown</source>
        <translation>表示する列</translation>
    </message>
    <message>
        <source>Search looks through names, notes, data, networks and answers.</source>
        <translation>名前、メモ、データ、ネットワーク、答えを検索します。</translation>
    </message>
    <message>
        <source>Shows their runs in one table and one figure</source>
        <translation>選んだ実験の学習を一つの表と図に示します</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>%1 件すべてを表示</translation>
    </message>
    <message>
        <source>No experiment yet.</source>
        <translation>まだ実験がありません。</translation>
    </message>
    <message>
        <source>No experiment is like that.</source>
        <translation>当てはまる実験はありません。</translation>
    </message>
    <message>
        <source>Compare %1</source>
        <translation>%1 件を比較</translation>
    </message>
</context>
<context>
    <name>lab::FactTable</name>
    <message>
        <source>Copy the selected rows</source>
        <translation>選んだ行をコピー</translation>
    </message>
    <message>
        <source>Sort by %1</source>
        <translation>%1 で並べ替え</translation>
    </message>
</context>
<context>
    <name>lab::FolderLoader</name>
    <message>
        <source>No picture in %1 could be read; the first was %2: replace the pictures.</source>
        <translation>%1 の画像はどれも読めませんでした。最初のものは %2 です。画像を差し替えてください。</translation>
    </message>
</context>
<context>
    <name>lab::FolderLock</name>
    <message>
        <source>Another ResNet Lab (%1) is training in %2; wait for it or stop it first.</source>
        <translation>別の ResNet Lab（%1）が %2 で学習しています。終わるのを待つか、先に停止してください。</translation>
    </message>
</context>
<context>
    <name>lab::FormFoot</name>
    <message>
        <source>Duplicate as new experiment</source>
        <translation>新しい実験として複製</translation>
    </message>
    <message>
        <source>Fills the form with these settings, free to be changed</source>
        <translation>この設定をフォームに写し、変更できるようにします</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Trains every network (Ctrl+Enter)</source>
        <translation>すべてのネットワークを学習します（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>lab::GzFile</name>
    <message>
        <source>%1 could not be opened: check that it is there and that you may read it.</source>
        <translation>%1 を開けませんでした。存在することと、読み取りの権限があることを確認してください。</translation>
    </message>
    <message>
        <source>its gzip data cannot be read (%1)</source>
        <translation>gzip のデータが読めません（%1）</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>it ends after %1 bytes, before its content is complete</source>
        <translation>内容の途中、%1バイトで終わっています</translation>
    </message>
    <message>
        <source>its header promises %1 bytes, more than the 1 GiB that such a file may have</source>
        <translation>ヘッダーによれば %1バイトで、この種のファイルの上限 1 GiB を超えています</translation>
    </message>
    <message>
        <source>it holds %1 bytes, but its header promises %2</source>
        <translation>%1バイトですが、ヘッダーによれば %2バイトです</translation>
    </message>
    <message>
        <source>it holds %1 bytes, but its header promises %2 after unpacking</source>
        <translation>%1バイトですが、ヘッダーによれば展開後は %2バイトです</translation>
    </message>
    <message>
        <source>it goes on after the %1 bytes that its header promises</source>
        <translation>ヘッダーが示す %1バイトの後にも続きがあります</translation>
    </message>
</context>
<context>
    <name>lab::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later</source>
        <translation>GNU General Public License バージョン3以降</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>バージョンをコピー</translation>
    </message>
</context>
<context>
    <name>lab::IdentityInsertion</name>
    <message>
        <source>%1 has %2 stages; give a number of blocks for each.</source>
        <translation>%1 には %2個のステージがあります。それぞれのブロック数を指定してください。</translation>
    </message>
    <message>
        <source>From 0 to 16 blocks can be inserted into a stage, not %1.</source>
        <translation>ステージに挿入できるブロックは0〜16個です（%1 ではありません）。</translation>
    </message>
</context>
<context>
    <name>lab::ImportDialog</name>
    <message>
        <source>Reading and checking the weights…</source>
        <translation>重みを読み、確かめています…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>読み込む</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation>重みの読み込み</translation>
    </message>
    <message>
        <source>ImageNet&apos;s names for 1000 classes</source>
        <translation>ImageNet の1000クラスの名前</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Weights to import</source>
        <translation>読み込む重み</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Class names</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>Class names, one a line</source>
        <translation>クラス名（1行に1つ）</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>テキスト (*.txt)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Weights of ResNets as torchvision, timm, Hugging Face and others write them: SafeTensors, or what torch.save() wrote. Nothing in the file is executed; the result is kept in the program&apos;s own folder.</source>
        <translation>torchvision、timm、Hugging Face などが書いた ResNet の重み（SafeTensors または torch.save() の形式）。ファイル内のものは一切実行しません。結果はこのプログラムのフォルダに保存されます。</translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt *.bin *.ckpt *.tar)</source>
        <translation>重み (*.safetensors *.pth *.pt *.bin *.ckpt *.tar)</translation>
    </message>
    <message>
        <source>Change what was assumed…</source>
        <translation>仮定を変更…</translation>
    </message>
    <message>
        <source>%1 of %2 classes, width %3, from %4</source>
        <translation>%1、%2クラス、幅 %3、%4 から</translation>
    </message>
    <message>
        <source>%1 without a classifier, width %2, from %3</source>
        <translation>%1、分類器なし、幅 %2、%3 から</translation>
    </message>
    <message>
        <source>Looking into the file…</source>
        <translation>ファイルを調べています…</translation>
    </message>
</context>
<context>
    <name>lab::ImportFields</name>
    <message>
        <source>On both sides</source>
        <translation>両側</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Which network the weights are of</source>
        <translation>重みの元のネットワーク</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Which entry or network, where the file holds several: state_dict_ema, teacher, encoder_k</source>
        <translation>ファイルに複数ある場合の項目またはネットワーク：state_dict_ema、teacher、encoder_k</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Shapes do not tell a 3×3 stem of stride 1 from one of stride 2</source>
        <translation>ストライドが1か2かは、3×3 ステムの形からは区別できません</translation>
    </message>
    <message>
        <source>Stride of bottlenecks</source>
        <translation>ボトルネックのストライド</translation>
    </message>
    <message>
        <source>Shapes do not tell where bottlenecks stride</source>
        <translation>ボトルネックのどこでストライドするかは、形からは分かりません</translation>
    </message>
    <message>
        <source>Zero channels</source>
        <translation>ゼロのチャンネル</translation>
    </message>
    <message>
        <source>Where shortcuts of option A put their zero channels</source>
        <translation>オプション A のショートカットがゼロのチャンネルを補う位置</translation>
    </message>
    <message>
        <source>Image size</source>
        <translation>画像サイズ</translation>
    </message>
    <message>
        <source>Pixels a side that the network sees</source>
        <translation>ネットワークが見る画像の一辺のピクセル数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Of the pixels, from 0 to 1, that it was trained on: one number, or one a channel</source>
        <translation>訓練に使った画素（0〜1）の平均。一つの数、またはチャンネルごとに一つ</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Standard deviation of these pixels: one number, or one a channel</source>
        <translation>その画素の標準偏差。一つの数、またはチャンネルごとに一つ</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>判別のとおり</translation>
    </message>
    <message>
        <source>no bottlenecks</source>
        <translation>ボトルネックなし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Write one number, or one a channel: 0.49, 0.48, 0.45</source>
        <translation>一つの数、またはチャンネルごとの数を書いてください：0.49, 0.48, 0.45</translation>
    </message>
    <message>
        <source>3×3, stride 1 (CIFAR)</source>
        <translation>3×3、ストライド1（CIFAR）</translation>
    </message>
    <message>
        <source>3×3, stride 2</source>
        <translation>3×3、ストライド2</translation>
    </message>
    <message>
        <source>3×3 (v1.5)</source>
        <translation>3×3（v1.5）</translation>
    </message>
    <message>
        <source>1×1 (v1)</source>
        <translation>1×1（v1）</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>後ろ</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>判別：%1</translation>
    </message>
    <message>
        <source>7×7, stride 2</source>
        <translation>7×7、ストライド2</translation>
    </message>
    <message>
        <source>3×3, stride 1</source>
        <translation>3×3、ストライド1</translation>
    </message>
</context>
<context>
    <name>lab::InsertionStrip</name>
    <message>
        <source>stage %1: %2 blocks and %3 identities</source>
        <translation>ステージ %1：ブロック %2個と恒等ブロック %3個</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
</context>
<context>
    <name>lab::InspectExport</name>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>What is shown as a picture, or the figures of all blocks</source>
        <translation>表示中の内容を画像で、または全ブロックの数値</translation>
    </message>
    <message>
        <source>Picture of both networks, PNG…</source>
        <translation>両方のネットワークの画像、PNG…</translation>
    </message>
    <message>
        <source>Figures of all blocks, CSV…</source>
        <translation>全ブロックの数値、CSV…</translation>
    </message>
    <message>
        <source>Figures of all blocks, JSON…</source>
        <translation>全ブロックの数値、JSON…</translation>
    </message>
</context>
<context>
    <name>lab::InspectLane</name>
    <message>
        <source>Choose another network: fresh weights, a run of the lab or a file</source>
        <translation>別のネットワークを選ぶ：初期重み、このプログラムの実行、またはファイル</translation>
    </message>
    <message>
        <source>Moment of the training</source>
        <translation>学習の時点</translation>
    </message>
    <message>
        <source>Fresh weights</source>
        <translation>初期重み</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>実行のフォルダ…</translation>
    </message>
    <message>
        <source>Weights of this program…</source>
        <translation>このプログラムの重み…</translation>
    </message>
    <message>
        <source>Read the weights again</source>
        <translation>重みを読み直す</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>The moments of the training of which there are weights: before the first step, the best epoch, the last one</source>
        <translation>重みが残っている学習の時点：最初のステップの前、最良のエポック、最後のエポック</translation>
    </message>
    <message>
        <source>Seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>Which fresh weights: each seed makes others</source>
        <translation>どの初期重みか：シードごとに異なります</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>ここには何もありません</translation>
    </message>
    <message>
        <source>%1 has %2 channels</source>
        <translation>%1 は %2チャンネルです</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1、チャンネル %2</translation>
    </message>
    <message>
        <source>Pre-activation networks</source>
        <translation>事前活性化のネットワーク</translation>
    </message>
    <message>
        <source>Import weights…</source>
        <translation>重みを読み込む…</translation>
    </message>
</context>
<context>
    <name>lab::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>観察</translation>
    </message>
    <message>
        <source>Reading networks and images</source>
        <translation>ネットワークと画像を読み込み中</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>実行のフォルダ</translation>
    </message>
    <message>
        <source>Weights of this program</source>
        <translation>このプログラムの重み</translation>
    </message>
    <message>
        <source>SafeTensors (*.safetensors)</source>
        <translation>SafeTensors (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a picture…</source>
        <translation>画像を開く…</translation>
    </message>
    <message>
        <source>Forward pass of both networks: %1 ms</source>
        <translation>両方のネットワークの順伝播：%1 ms</translation>
    </message>
    <message>
        <source>Block %1 of %2</source>
        <translation>ブロック %1 / %2</translation>
    </message>
    <message>
        <source>Layer %1 of %2</source>
        <translation>層 %1 / %2</translation>
    </message>
    <message>
        <source>Picture to look at</source>
        <translation>観察する画像</translation>
    </message>
    <message>
        <source>There is no picture in this folder; drop a picture or a folder of some.</source>
        <translation>このフォルダに画像はありません。画像か、画像の入ったフォルダをドロップしてください。</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>%1 に保存しました。</translation>
    </message>
    <message>
        <source>Let go to look into this network</source>
        <translation>離すと、このネットワークの中を見ます</translation>
    </message>
    <message>
        <source>Let go to look at this picture</source>
        <translation>離すと、この画像を見ます</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>画像を貼り付け</translation>
    </message>
    <message>
        <source>The block before, the next, the first, the last</source>
        <translation>前・次・最初・最後のブロック</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Walk through the network, pause</source>
        <translation>ネットワークを順に再生、一時停止</translation>
    </message>
    <message>
        <source>Arrows, Page Up, Page Down</source>
        <translation>矢印、Page Up、Page Down</translation>
    </message>
    <message>
        <source>In a grid of maps: the other channels; in a large map: its values</source>
        <translation>マップの一覧では他のチャネル、大きなマップではその値</translation>
    </message>
    <message>
        <source>No picture goes through this network.</source>
        <translation>このネットワークに通す画像がありません。</translation>
    </message>
    <message>
        <source>It is imported into %1.</source>
        <translation>%1 に読み込みました。</translation>
    </message>
</context>
<context>
    <name>lab::InspectSide</name>
    <message>
        <source>Test image</source>
        <translation>テスト画像</translation>
    </message>
    <message>
        <source>Which image of the test set goes through, counted from 0</source>
        <translation>テストデータの何番目の画像を通すか（0から数える）</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>開く…</translation>
    </message>
    <message>
        <source>Open a picture (Ctrl+O); one can also be dropped or pasted here</source>
        <translation>画像を開く（Ctrl+O）。ここにドロップや貼り付けもできます</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Pictures that come with the program</source>
        <translation>プログラム付属の画像</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>Step by</source>
        <translation>進む単位</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>One building block a step</source>
        <translation>1段に1ブロック</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>One layer a step</source>
        <translation>1段に1層</translation>
    </message>
    <message>
        <source>Shared by both networks</source>
        <translation>両方のネットワークで共通</translation>
    </message>
    <message>
        <source>Each map its own</source>
        <translation>マップごと</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>チャンネル順</translation>
    </message>
    <message>
        <source>Strongest first</source>
        <translation>強い順</translation>
    </message>
    <message>
        <source>Colour scale</source>
        <translation>色の尺度</translation>
    </message>
    <message>
        <source>Which value gets the last colour: shared, sizes can be compared; with its own, each map shows its pattern</source>
        <translation>最後の色を割り当てる値。共通なら大きさを比べられ、マップごとなら各マップの模様が見えます</translation>
    </message>
    <message>
        <source>Order of the maps</source>
        <translation>マップの並び順</translation>
    </message>
    <message>
        <source>By channel both networks&apos; maps stand at the same places</source>
        <translation>チャンネル順なら、両方のネットワークのマップが同じ位置に並びます</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>The image that goes through: %1</source>
        <translation>通す画像：%1</translation>
    </message>
    <message>
        <source>Label &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>正解 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Shared in a network</source>
        <translation>ネットワーク内で共通</translation>
    </message>
</context>
<context>
    <name>lab::Inspecting</name>
    <message>
        <source>no such block</source>
        <translation>そのようなブロックはありません</translation>
    </message>
    <message>
        <source>no such shortcut</source>
        <translation>そのようなショートカットはありません</translation>
    </message>
    <message>
        <source>no addition
in a plain block</source>
        <translation>プレーンなブロックには
加算がない</translation>
    </message>
    <message>
        <source>no such layer</source>
        <translation>そのような層はありません</translation>
    </message>
    <message>
        <source>These networks come without test images; open a picture or drop one here.</source>
        <translation>これらのネットワークにはテスト画像が付いていません。画像を開くか、ここにドロップしてください。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2; choose another picture.</source>
        <translation>%1 を読めません：%2。別の画像を選んでください。</translation>
    </message>
</context>
<context>
    <name>lab::KeptPictures</name>
    <message>
        <source>%1 of the %2 pictures of last time are here again: the others have gone, or were more than are kept.</source>
        <translation>前回の画像 %2 枚のうち %1 枚を戻しました。残りは見つからないか、保存できる数を超えています。</translation>
    </message>
</context>
<context>
    <name>lab::LessonHeader</name>
    <message>
        <source>Smaller text (Ctrl+−)</source>
        <translation>文字を小さく（Ctrl+−）</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>文字を大きく（Ctrl++）</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Why deeper networks need shortcuts</source>
        <translation>深いネットワークにショートカットが必要な理由</translation>
    </message>
    <message>
        <source>%1 of %2 steps read</source>
        <translation>%2ステップ中 %1 を読了</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Text at %1 %</source>
        <translation>文字の大きさ %1 %</translation>
    </message>
</context>
<context>
    <name>lab::LessonPage</name>
    <message>
        <source>← and → turn the pages, 1 to 9 and 0 jump to a step</source>
        <translation>← と → でページを移動、1〜9 と 0 でステップへ移動</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>次へ：%1</translation>
    </message>
    <message>
        <source>To the Train page</source>
        <translation>「学習」ページへ</translation>
    </message>
    <message>
        <source>Turn the pages</source>
        <translation>ページをめくる</translation>
    </message>
    <message>
        <source>1 to 9, 0</source>
        <translation>1〜9、0</translation>
    </message>
    <message>
        <source>A step, the tenth</source>
        <translation>各ステップ、10番目</translation>
    </message>
    <message>
        <source>In the code: the step before, the next</source>
        <translation>コード：前の段、次の段</translation>
    </message>
    <message>
        <source>Larger and smaller letters</source>
        <translation>文字を大きく、小さく</translation>
    </message>
</context>
<context>
    <name>lab::LevelFigure</name>
    <message>
        <source>Errors of what was compared</source>
        <translation>比べたものの誤り率</translation>
    </message>
    <message>
        <source>test error here, %</source>
        <translation>ここでのテスト誤差 %</translation>
    </message>
    <message>
        <source>training error here, %</source>
        <translation>ここでの訓練誤差 %</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>論文</translation>
    </message>
</context>
<context>
    <name>lab::LoadedRun</name>
    <message>
        <source>%1 sees %2 × %2 pixels of %3 channels, but %4 has %5 × %5 of %6; choose the data it was trained on.</source>
        <translation>%1 の入力は %2 × %2 画素・%3 チャンネルですが、%4 は %5 × %5 画素・%6 チャンネルです。学習に使ったデータを選んでください。</translation>
    </message>
</context>
<context>
    <name>lab::Machine</name>
    <message>
        <source>the pickle instruction %1</source>
        <translation>pickle の命令 %1</translation>
    </message>
    <message>
        <source>%1 holds %2, and only tensors in plain containers are read here; in Python, load it and save the weights alone: torch.save(model.state_dict(), &quot;weights.pth&quot;).</source>
        <translation>%1 には%2が含まれていますが、読めるのは単純な入れ物に入ったテンソルだけです。Python で読み込み、重みだけを保存してください：torch.save(model.state_dict(), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>its pickle takes from an empty stack</source>
        <translation>pickle が、空のスタックから取り出そうとしています</translation>
    </message>
    <message>
        <source>its pickle has no mark where it needs one</source>
        <translation>pickle の必要なところに目印がありません</translation>
    </message>
    <message>
        <source>its pickle fills something that is no such container</source>
        <translation>pickle が、種類の違う入れ物に値を入れようとしています</translation>
    </message>
    <message>
        <source>its pickle has a key without a value</source>
        <translation>pickle に、値のないキーがあります</translation>
    </message>
    <message>
        <source>its pickle recalls what it did not keep</source>
        <translation>pickle が、記憶していないものを呼び出しています</translation>
    </message>
    <message>
        <source>a pickle of a protocol after 5</source>
        <translation>プロトコル5より後の pickle</translation>
    </message>
    <message>
        <source>the Python object &quot;%1.%2&quot;</source>
        <translation>Python オブジェクト「%1.%2」</translation>
    </message>
    <message>
        <source>its pickle calls without proper arguments</source>
        <translation>pickle に、正しい引数のない呼び出しがあります</translation>
    </message>
    <message>
        <source>an object outside of the pickle that is no storage of a tensor</source>
        <translation>テンソルのストレージでない、pickle の外のオブジェクト</translation>
    </message>
    <message>
        <source>a view of a storage, as PyTorch wrote it before version 0.4</source>
        <translation>0.4より前の PyTorch が書いた形のストレージのビュー</translation>
    </message>
    <message>
        <source>its pickle makes an OrderedDict of something</source>
        <translation>pickle が、何かから OrderedDict を作ろうとしています</translation>
    </message>
    <message>
        <source>its pickle makes a parameter of what is no tensor</source>
        <translation>pickle が、テンソルでないものからパラメータを作ろうとしています</translation>
    </message>
    <message>
        <source>a call of &quot;%1&quot;</source>
        <translation>「%1」の呼び出し</translation>
    </message>
    <message>
        <source>its pickle has a tensor without storage, size or stride</source>
        <translation>pickle に、ストレージ、大きさ、ストライドのいずれかがないテンソルがあります</translation>
    </message>
    <message>
        <source>a Python object with a state of its own</source>
        <translation>固有の状態をもつ Python オブジェクト</translation>
    </message>
    <message>
        <source>a whole network (&quot;%1&quot;)</source>
        <translation>ネットワーク全体(「%1」)</translation>
    </message>
    <message>
        <source>%1 holds more than %2 Python objects, as lists of numbers give; in Python, save its weights alone, as tensors: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 には %2 個を超える Python オブジェクトがあります（数のリストなど）。Python で重みだけをテンソルとして保存してください: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
</context>
<context>
    <name>lab::MachineForm</name>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>A GPU makes it faster, never different</source>
        <translation>GPU は速くするだけで、結果は変えません</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>ワーカー</translation>
    </message>
    <message>
        <source>Runs trained at the same time; Auto: one for each core</source>
        <translation>同時に学習する実行の数。自動：コアごとに1つ</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Every network is trained once for each seed: 1, 2, 3</source>
        <translation>どのネットワークもシードごとに1回学習します：1, 2, 3</translation>
    </message>
    <message>
        <source>%1 (auto)</source>
        <translation>%1（自動）</translation>
    </message>
</context>
<context>
    <name>lab::MainWindow</name>
    <message>
        <source>Lesson</source>
        <translation>レッスン</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Classify</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>Close ResNet Lab?</source>
        <translation>ResNet Lab を閉じますか？</translation>
    </message>
    <message>
        <source>The networks are still training.</source>
        <translation>ネットワークはまだ学習中です。</translation>
    </message>
    <message>
        <source>Closing stops them after this batch. Every run keeps its checkpoint, so that you can resume the experiment later.</source>
        <translation>閉じると、このバッチの後に学習が止まります。どの実行もチェックポイントを残すので、後で実験を再開できます。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止して閉じる</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>学習を続ける</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>観察</translation>
    </message>
    <message>
        <source>The next control, the one before</source>
        <translation>次の操作部、前の操作部</translation>
    </message>
    <message>
        <source>The next panel</source>
        <translation>次のパネル</translation>
    </message>
    <message>
        <source>The panel before</source>
        <translation>前のパネル</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>このヘルプ</translation>
    </message>
    <message>
        <source>Close; a training can be resumed later</source>
        <translation>閉じる（学習は後で再開できます）</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Full screen, and back</source>
        <translation>全画面表示の切り替え</translation>
    </message>
</context>
<context>
    <name>lab::MapColumn</name>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Mean of all values</source>
        <translation>すべての値の平均</translation>
    </message>
    <message>
        <source>dev.</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>Standard deviation of all values</source>
        <translation>すべての値の標準偏差</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>ゼロ</translation>
    </message>
    <message>
        <source>Share of the values that are exactly 0</source>
        <translation>値がちょうど0であるものの割合</translation>
    </message>
    <message>
        <source>Feature maps of %1</source>
        <translation>%1 の特徴マップ</translation>
    </message>
</context>
<context>
    <name>lab::MapDetail</name>
    <message>
        <source>largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest value of this map</source>
        <translation>このマップの最大値</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of this map</source>
        <translation>このマップの平均</translation>
    </message>
    <message>
        <source>row %1, col %2</source>
        <translation>行 %1、列 %2</translation>
    </message>
    <message>
        <source>point at a value</source>
        <translation>値を指してください</translation>
    </message>
</context>
<context>
    <name>lab::MapGrid</name>
    <message>
        <source>%1 maps of %2 × %3</source>
        <translation>%2 × %3 のマップ %1枚</translation>
    </message>
    <message>
        <source>Channel %1 of %2</source>
        <translation>チャンネル %1 / %2</translation>
    </message>
    <message>
        <source>
The wheel shows the others</source>
        <translation>
ホイールでほかのマップを表示</translation>
    </message>
</context>
<context>
    <name>lab::MapLegend</name>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Activations from 0 to %1; signed values from −%2 to %2</source>
        <translation>活性は 0〜%1、符号付きの値は −%2〜%2</translation>
    </message>
    <message>
        <source>Above: what a ReLU lets through. Below: values of both signs, white at 0.</source>
        <translation>上：ReLU を通ったもの。下：正負の値、0が白。</translation>
    </message>
</context>
<context>
    <name>lab::ModelIntake</name>
    <message>
        <source>Run folder</source>
        <translation>実行のフォルダ</translation>
    </message>
    <message>
        <source>Weights of this program</source>
        <translation>このプログラムの重み</translation>
    </message>
    <message>
        <source>SafeTensors (*.safetensors)</source>
        <translation>SafeTensors (*.safetensors)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>%1 of %2 classes is imported into %3.</source>
        <translation>%2クラスの %1 を %3 に読み込みました。</translation>
    </message>
    <message>
        <source>%1 no longer answers.</source>
        <translation>%1 は答えなくなりました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 is imported into %2; without a classifier it does not answer here, but can be looked into in Inspect.</source>
        <translation>%1 を %2 に読み込みました。分類器がないのでここでは答えませんが、「観察」で中を見られます。</translation>
    </message>
</context>
<context>
    <name>lab::NetworkChip</name>
    <message>
        <source>Take %1 away (Delete)</source>
        <translation>%1 を取り除く（Delete）</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>%1 を取り除く</translation>
    </message>
</context>
<context>
    <name>lab::NetworkChips</name>
    <message>
        <source>Add network</source>
        <translation>ネットワークを追加</translation>
    </message>
    <message>
        <source>Adds a network of the zoo</source>
        <translation>用意されたネットワークを追加します</translation>
    </message>
    <message>
        <source>Copies a network with another shortcut or width</source>
        <translation>ショートカットか幅を変えてネットワークを複製します</translation>
    </message>
    <message>
        <source>Copy a network</source>
        <translation>ネットワークを複製</translation>
    </message>
    <message>
        <source>%1 w%2</source>
        <translation>%1 w%2</translation>
    </message>
    <message>
        <source>%1 zero</source>
        <translation>%1 zero</translation>
    </message>
    <message>
        <source>, shortcut option %1</source>
        <translation>、ショートカット方式 %1</translation>
    </message>
    <message>
        <source>; the last batch norm of each block starts at zero</source>
        <translation>。各ブロック最後のバッチ正規化は0から始まります</translation>
    </message>
    <message>
        <source>. Click to copy or change it.</source>
        <translation>。クリックで複製または変更。</translation>
    </message>
    <message>
        <source>Bottleneck networks</source>
        <translation>ボトルネックのネットワーク</translation>
    </message>
    <message>
        <source>CIFAR networks, 16 channels</source>
        <translation>CIFAR のネットワーク、16チャンネル</translation>
    </message>
    <message>
        <source>These settings belong to runs in training</source>
        <translation>この設定は学習中の実行のものです</translation>
    </message>
    <message>
        <source>Zero the last batch norm of each block</source>
        <translation>各ブロック最後のバッチ正規化を0で開始</translation>
    </message>
    <message>
        <source>Goyal et al. 2017; the original paper did not do it</source>
        <translation>Goyal ほか 2017。元の論文では行われていません</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Copy with shortcut %1</source>
        <translation>ショートカット %1 で複製</translation>
    </message>
    <message>
        <source>Copy with width %1</source>
        <translation>幅 %1 で複製</translation>
    </message>
    <message>
        <source>; the last convolution of each block starts at zero</source>
        <translation>。各ブロック最後の畳み込みは0から始まります</translation>
    </message>
    <message>
        <source>Pre-activation networks</source>
        <translation>事前活性化のネットワーク</translation>
    </message>
    <message>
        <source>Pre-activation CIFAR networks, 16 channels</source>
        <translation>事前活性化の CIFAR のネットワーク、16チャンネル</translation>
    </message>
    <message>
        <source>Zero the last convolution of each block</source>
        <translation>各ブロック最後の畳み込みを0で開始</translation>
    </message>
</context>
<context>
    <name>lab::NetworkControls</name>
    <message>
        <source>Family</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>Depth: weighted layers along the main path</source>
        <translation>深さ：主経路にある、重みをもつ層の数</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>A: identity with zeros for new channels. B: projection where the shape changes. C: projection everywhere.</source>
        <translation>A：恒等写像、増えたチャンネルは0。B：形が変わるところで射影。C：すべて射影。</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Stem: what reads the image</source>
        <translation>ステム：画像を読む部分</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Width: channels of the first stage</source>
        <translation>幅：最初のステージのチャンネル数</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>ストライド</translation>
    </message>
    <message>
        <source>Where a bottleneck halves the resolution. v1: on its first 1×1 (the paper). v1.5: on its 3×3 (torchvision).</source>
        <translation>ボトルネックが解像度を半分にする場所。v1：最初の 1×1（論文）。v1.5：3×3（torchvision）。</translation>
    </message>
    <message>
        <source>All settings of this network, and reset</source>
        <translation>このネットワークのすべての設定と初期化</translation>
    </message>
    <message>
        <source>%1 of network %2</source>
        <translation>ネットワーク %2 の%1</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 対 %2</translation>
    </message>
    <message>
        <source>no shortcut parameters</source>
        <translation>ショートカットのパラメータなし</translation>
    </message>
    <message>
        <source>Reset this network</source>
        <translation>このネットワークを元に戻す</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Cardinality × channels of a group, inside of the bottlenecks (Xie et al. 2017, table 2). 1×64: no groups.</source>
        <translation>ボトルネック内の、カーディナリティ × グループあたりのチャンネル数（Xie ほか 2017、表2）。1×64：グループなし。</translation>
    </message>
    <message>
        <source>Blocks in each stage, as 3,4,6,3</source>
        <translation>各ステージのブロック数（例：3,4,6,3）</translation>
    </message>
    <message>
        <source>Blocks in each stage of network %1</source>
        <translation>ネットワーク %1 の各ステージのブロック数</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>Post-activation: convolution, batch norm, ReLU, and a ReLU behind the addition (He et al. 2015). Pre-activation: batch norm, ReLU, convolution, and nothing behind the addition (He et al. 2016).</source>
        <translation>事後活性化：畳み込み、バッチ正規化、ReLU の順で、加算の後にも ReLU（He ほか 2015）。事前活性化：バッチ正規化、ReLU、畳み込みの順で、加算の後には何もなし（He ほか 2016）。</translation>
    </message>
    <message>
        <source>Start of the blocks</source>
        <translation>ブロックの初期値</translation>
    </message>
    <message>
        <source>Where the last batch norm of each block starts, or in pre-activation order its last convolution. At 0 each block begins as the identity (Goyal et al. 2017); it costs nothing.</source>
        <translation>各ブロック最後のバッチ正規化（事前活性化では最後の畳み込み）の初期値。0にすると各ブロックは恒等写像から始まります（Goyal ほか 2017）。計算量は変わりません。</translation>
    </message>
</context>
<context>
    <name>lab::NetworkDiagram</name>
    <message>
        <source>Diagram of the two networks</source>
        <translation>2つのネットワークの図</translation>
    </message>
    <message>
        <source>%1 parameters, %2 mult-adds, output %3</source>
        <translation>パラメータ %1、積和演算 %2、出力 %3</translation>
    </message>
    <message>
        <source>not in this network</source>
        <translation>このネットワークにはありません</translation>
    </message>
    <message>
        <source>%1, %2: %3. %4</source>
        <translation>%1、%2：%3。%4</translation>
    </message>
    <message>
        <source>%1, %2
%3 parameters, %4 mult-adds
Output %5</source>
        <translation>%1、%2
パラメータ %3、積和演算 %4
出力 %5</translation>
    </message>
    <message>
        <source>stage %1, folded</source>
        <translation>ステージ %1、畳んだ状態</translation>
    </message>
    <message>
        <source>
%1 has not all of it, or not so</source>
        <translation>
%1 にはその全部はないか、同じではありません</translation>
    </message>
    <message>
        <source>A click folds or unfolds stage %1 in both networks</source>
        <translation>クリックすると、両方のネットワークでステージ %1 を畳むか開きます</translation>
    </message>
    <message>
        <source>Close this block</source>
        <translation>このブロックを閉じる</translation>
    </message>
    <message>
        <source>Open this block</source>
        <translation>このブロックを開く</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Fold or unfold this stage of %1</source>
        <translation>%1 のこのステージを畳む／開く</translation>
    </message>
    <message>
        <source>Fold or unfold %1</source>
        <translation>%1 を畳む／開く</translation>
    </message>
    <message>
        <source>Unfold everything</source>
        <translation>すべて開く</translation>
    </message>
</context>
<context>
    <name>lab::NetworkTables</name>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>違いだけ</translation>
    </message>
    <message>
        <source>Layers of both networks</source>
        <translation>両方のネットワークの層</translation>
    </message>
    <message>
        <source>Stages of both networks</source>
        <translation>両方のネットワークのステージ</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>ステージ</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Leaves out what both networks have alike</source>
        <translation>両方のネットワークで同じものを省きます</translation>
    </message>
    <message>
        <source>Copy what the tab shows</source>
        <translation>タブの内容をコピー</translation>
    </message>
    <message>
        <source>Export what the tab shows</source>
        <translation>タブの内容を書き出す</translation>
    </message>
    <message>
        <source>Copy as %1</source>
        <translation>%1 としてコピー</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>表を書き出す</translation>
    </message>
</context>
<context>
    <name>lab::NetworksFigure</name>
    <message>
        <source>Errors: He et al. 2015, table 3 (ResNet-18: table 2); ImageNet validation set, top-1, 10-crop</source>
        <translation>誤差：He ほか 2015、表3（ResNet-18 は表2）。ImageNet 検証データ、top-1、10クロップ</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>積和演算</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>誤差</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>plain-34 against ResNet-34, and the five networks</source>
        <translation>plain-34 と ResNet-34、そして5つのネットワーク</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Which networks</source>
        <translation>どのネットワーク</translation>
    </message>
    <message>
        <source>The five, stage by stage</source>
        <translation>5つの構成</translation>
    </message>
    <message>
        <source>All nine</source>
        <translation>9つすべて</translation>
    </message>
    <message>
        <source>As torchvision has them, with its errors</source>
        <translation>torchvision のネットワークと、その誤差</translation>
    </message>
    <message>
        <source>Errors: torchvision 0.8, model page; ImageNet validation set, one 224×224 crop</source>
        <translation>誤差：torchvision 0.8 のモデル一覧、ImageNet 検証セット、224×224 の1クロップ</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>関数</translation>
    </message>
    <message>
        <source>Top-1 error</source>
        <translation>top-1 誤差</translation>
    </message>
    <message>
        <source>Top-5 error</source>
        <translation>top-5 誤差</translation>
    </message>
</context>
<context>
    <name>lab::NetworksHeader</name>
    <message>
        <source>Solid shortcuts are the identity, dotted ones change x; darker boxes are layers that only one network has so</source>
        <translation>実線のショートカットは恒等写像、点線は x を変えるもの。濃い箱は片方のネットワークだけにある層</translation>
    </message>
    <message>
        <source>Input %1 × %2 × %2</source>
        <translation>入力 %1 × %2 × %2</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1クラス</translation>
    </message>
    <message>
        <source>Arrangement</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>縦に並べる</translation>
    </message>
    <message>
        <source>Side by side, depth downwards</source>
        <translation>左右に並べ、下へ行くほど深く</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>横に並べる</translation>
    </message>
    <message>
        <source>Above each other, depth to the right</source>
        <translation>上下に並べ、右へ行くほど深く</translation>
    </message>
    <message>
        <source>Train these two</source>
        <translation>この2つを学習</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>The image that goes into both networks: channels × height × width</source>
        <translation>両方のネットワークに入る画像：チャンネル × 高さ × 幅</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>入力の大きさ</translation>
    </message>
    <message>
        <source>The classes of both classifiers</source>
        <translation>両方の分類層のクラス</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>縮小（−）</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>拡大（+）</translation>
    </message>
    <message>
        <source>Fit the whole depth (0)</source>
        <translation>全体を表示（0）</translation>
    </message>
    <message>
        <source>Reset to plain-34 and ResNet-34 on 3 × 224 × 224</source>
        <translation>3 × 224 × 224 の plain-34 と ResNet-34 に戻す</translation>
    </message>
    <message>
        <source>Draws up an experiment with these two, at the lesson&apos;s width</source>
        <translation>この2つで、レッスンの幅の実験を用意します</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出す</translation>
    </message>
    <message>
        <source>The diagram as a picture for a slide</source>
        <translation>スライド用の画像としての図</translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>図を書き出す</translation>
    </message>
    <message>
        <source>SVG…</source>
        <translation>SVG…</translation>
    </message>
    <message>
        <source>PNG…</source>
        <translation>PNG…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>画像をコピー</translation>
    </message>
</context>
<context>
    <name>lab::NetworksPage</name>
    <message>
        <source>The table is in %1.</source>
        <translation>表を %1 に保存しました。</translation>
    </message>
    <message>
        <source>Input %1 to %2</source>
        <translation>入力 %1 から %2 へ</translation>
    </message>
    <message>
        <source>%1 to %2 classes</source>
        <translation>%1クラスから %2クラスへ</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source> and </source>
        <translation> と </translation>
    </message>
    <message>
        <source>Export the diagram</source>
        <translation>図を書き出す</translation>
    </message>
    <message>
        <source>The diagram is in %1.</source>
        <translation>図を %1 に保存しました。</translation>
    </message>
    <message>
        <source>The diagram&apos;s blocks, and the other network</source>
        <translation>図のブロックを移動、もう一方のネットワークへ</translation>
    </message>
    <message>
        <source>Open a block, fold its stage or its network, unfold all</source>
        <translation>ブロックを開く、ステージやネットワークをたたむ、すべて広げる</translation>
    </message>
    <message>
        <source>Fit the diagram, zoom in, zoom out</source>
        <translation>図全体を表示、拡大、縮小</translation>
    </message>
    <message>
        <source>Copy the diagram or the row</source>
        <translation>図または行をコピー</translation>
    </message>
</context>
<context>
    <name>lab::OptionsFigure</name>
    <message>
        <source>Shortcut option</source>
        <translation>ショートカットの方式</translation>
    </message>
    <message>
        <source>A: zeros</source>
        <translation>A：ゼロ</translation>
    </message>
    <message>
        <source>Every second pixel, zeros in the new channels</source>
        <translation>画素を1つおきに取り、増えたチャンネルは0</translation>
    </message>
    <message>
        <source>B: projection</source>
        <translation>B：射影</translation>
    </message>
    <message>
        <source>1×1 convolution where the shape changes</source>
        <translation>形が変わるところに 1×1 畳み込み</translation>
    </message>
    <message>
        <source>C: projections everywhere</source>
        <translation>C：すべて射影</translation>
    </message>
    <message>
        <source>1×1 convolution in every block</source>
        <translation>すべてのブロックに 1×1 畳み込み</translation>
    </message>
    <message>
        <source>input of stage 2</source>
        <translation>ステージ 2 の入力</translation>
    </message>
    <message>
        <source>on the shortcut</source>
        <translation>ショートカット上</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>more than A</source>
        <translation>A との差</translation>
    </message>
    <message>
        <source>Error, ImageNet</source>
        <translation>誤差（ImageNet）</translation>
    </message>
    <message>
        <source>ResNet-34 %1</source>
        <translation>ResNet-34 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Maps: ResNet-34 of width 16 with fresh weights. Errors: He et al. 2015, table 3, top-1, 10-crop</source>
        <translation>マップ：幅16、初期重みの ResNet-34。誤差：He ほか 2015、表3、top-1、10クロップ</translation>
    </message>
    <message>
        <source>From %1 to %2: </source>
        <translation>%1 から %2 へ：</translation>
    </message>
    <message>
        <source>the first half of the channels is x at every second pixel, the other half is zero.</source>
        <translation>前半のチャンネルは x を1画素おきに取ったもの、後半は0です。</translation>
    </message>
    <message>
        <source>every new channel is a mixture of all old ones.</source>
        <translation>新しいチャンネルはどれも、元の全チャンネルを混ぜたものです。</translation>
    </message>
    <message>
        <source>Three ways to fit the shapes</source>
        <translation>形をそろえる3つの方法</translation>
    </message>
</context>
<context>
    <name>lab::PairAnswers</name>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lab::PaneHead</name>
    <message>
        <source>rate %1</source>
        <translation>学習率 %1</translation>
    </message>
</context>
<context>
    <name>lab::PassedOver</name>
    <message>
        <source>The pictures in subfolders of %1 were passed over, as this run began without them.</source>
        <translation>%1 のサブフォルダの画像は除きました。この実行はそれらなしで始まったためです。</translation>
    </message>
    <message>
        <source>No picture is in %1: no class was made of it.</source>
        <translation>%1 には画像がないので、クラスにしませんでした。</translation>
    </message>
    <message>
        <source>Pictures that lie beside the class folders were passed over: %1.</source>
        <translation>クラスのフォルダの外にある画像は除きました：%1 枚。</translation>
    </message>
    <message>
        <source>%1 files were passed over, because such files are not read here (%2): convert pictures to PNG or JPEG.</source>
        <translation>ファイル %1 個は、読み込めない形式なので除きました（%2）。画像は PNG か JPEG に変換してください。</translation>
    </message>
    <message>
        <source>The pictures that the links %1 lead to are in another class already: no class was made of them.</source>
        <translation>リンク %1 の先の画像はすでに別のクラスに入っているので、クラスにはしませんでした。</translation>
    </message>
    <message>
        <source>One file was passed over, because such files are not read here (%2): convert pictures to PNG or JPEG.</source>
        <translation>読み込めない形式のファイル 1 個(%2)を除外しました。画像は PNG か JPEG に変換してください。</translation>
    </message>
    <message>
        <source>Folders whose names Unicode takes for one were taken for one class: %1.</source>
        <translation>Unicode で同じ名前となるフォルダを 1 つのクラスとしました：%1。</translation>
    </message>
</context>
<context>
    <name>lab::PathPanel</name>
    <message>
        <source>How long the paths are</source>
        <translation>経路の長さ</translation>
    </message>
    <message>
        <source>%1: one path of %2 layers.</source>
        <translation>%1：%2層の経路が1つ。</translation>
    </message>
    <message>
        <source>%1: 2%2%3 paths of %4 to %5 layers, %6 on average; 95 % have %7 to %8.</source>
        <translation>%1：%4〜%5層の経路が 2%2%3、平均 %6層。95 % は %7〜%8層。</translation>
    </message>
    <message>
        <source>Layers on a path (Veit et al. 2016)</source>
        <translation>経路上の層数（Veit ほか 2016）</translation>
    </message>
    <message>
        <source>Paths, %</source>
        <translation>経路 %</translation>
    </message>
</context>
<context>
    <name>lab::PictureIntake</name>
    <message>
        <source>Pictures to classify</source>
        <translation>分類する画像</translation>
    </message>
    <message>
        <source>Folder of pictures to classify</source>
        <translation>分類する画像のフォルダ</translation>
    </message>
</context>
<context>
    <name>lab::PictureListPanel</name>
    <message>
        <source>All results</source>
        <translation>すべての結果</translation>
    </message>
    <message>
        <source>Networks disagree</source>
        <translation>答えが分かれたもの</translation>
    </message>
    <message>
        <source>Any network wrong</source>
        <translation>どれかが誤り</translation>
    </message>
    <message>
        <source>Agree, not wrong</source>
        <translation>一致し、誤りなし</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>読めないもの</translation>
    </message>
    <message>
        <source>Which results the list shows</source>
        <translation>一覧に表示する結果</translation>
    </message>
    <message>
        <source>Bring back what was taken out last (Ctrl+Z)</source>
        <translation>最後に外したものを戻す（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>一覧を空にする</translation>
    </message>
    <message>
        <source>Classified pictures</source>
        <translation>分類した画像</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Classifying</source>
        <translation>分類中</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Classify the rest</source>
        <translation>残りを分類</translation>
    </message>
    <message>
        <source>Stop classifying</source>
        <translation>分類を停止</translation>
    </message>
    <message>
        <source>%1 of %2 pictures</source>
        <translation>画像 %2枚中 %1枚</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>画像1枚</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>画像 %1枚</translation>
    </message>
</context>
<context>
    <name>lab::PictureListView</name>
    <message>
        <source>Dropped pictures</source>
        <translation>ドロップした画像</translation>
    </message>
    <message>
        <source>Copy the answers</source>
        <translation>答えをコピー</translation>
    </message>
    <message>
        <source>Take out of the list</source>
        <translation>一覧から外す</translation>
    </message>
</context>
<context>
    <name>lab::PictureLooker</name>
    <message>
        <source>It has no such class</source>
        <translation>そのようなクラスはありません</translation>
    </message>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>読めません：%1。</translation>
    </message>
</context>
<context>
    <name>lab::PicturePanel</name>
    <message>
        <source>as the networks see it</source>
        <translation>ネットワークが見る画像</translation>
    </message>
    <message>
        <source>Previous picture (←)</source>
        <translation>前の画像（←）</translation>
    </message>
    <message>
        <source>Next picture (→)</source>
        <translation>次の画像（→）</translation>
    </message>
    <message>
        <source>The picture %1</source>
        <translation>画像 %1</translation>
    </message>
    <message>
        <source>dropped, %1 × %2</source>
        <translation>ドロップ、%1 × %2</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>ドロップ</translation>
    </message>
    <message>
        <source>No true label: its folder is not named after a class</source>
        <translation>正解なし：フォルダ名がクラス名ではありません</translation>
    </message>
    <message>
        <source>True label %1, from the sample&apos;s name</source>
        <translation>正解 %1（サンプルの名前から）</translation>
    </message>
    <message>
        <source>True label %1, from the folder name</source>
        <translation>正解 %1（フォルダ名から）</translation>
    </message>
    <message>
        <source>As the networks see it: %1</source>
        <translation>ネットワークが見る画像：%1</translation>
    </message>
    <message>
        <source>as the first sees it</source>
        <translation>1つ目が見る画像</translation>
    </message>
    <message>
        <source>inverted, </source>
        <translation>反転、</translation>
    </message>
    <message>
        <source>Grey, %1trimmed, fitted into %2 × %2</source>
        <translation>グレースケール、%1余白を除き、%2 × %2 に収めます</translation>
    </message>
    <message>
        <source>Grey, %1fitted, centred by mass in %2 × %2</source>
        <translation>グレースケール、%1%2 × %2 に収め、重心を中央に置きます</translation>
    </message>
    <message>
        <source>%1Shorter side to %2, centre %3 × %3</source>
        <translation>%1短い辺を %2 に、中央の %3 × %3</translation>
    </message>
    <message>
        <source>Grey. </source>
        <translation>グレースケール。</translation>
    </message>
</context>
<context>
    <name>lab::Planner</name>
    <message>
        <source>Stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Stage %1, %2 block</source>
        <translation>ステージ %1、ブロック %2個</translation>
    </message>
    <message>
        <source>Stage %1, %2 blocks</source>
        <translation>ステージ %1、ブロック %2個</translation>
    </message>
    <message>
        <source>Stage %1, %2 | %3 blocks</source>
        <translation>ステージ %1、ブロック %2 | %3個</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
</context>
<context>
    <name>lab::QuestionBox</name>
    <message>
        <source>Check</source>
        <translation>確かめる</translation>
    </message>
    <message>
        <source>Shows the right answer and why it is right</source>
        <translation>正解とその理由を表示します</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>正解です。</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>残念、違います。</translation>
    </message>
</context>
<context>
    <name>lab::Rail</name>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
</context>
<context>
    <name>lab::RatioChart</name>
    <message>
        <source>How much each block changes its input</source>
        <translation>各ブロックが入力をどれだけ変えるか</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>ステージ %1</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>ブロック %1</translation>
    </message>
    <message>
        <source>%1: %2%3</source>
        <translation>%1：%2%3</translation>
    </message>
    <message>
        <source> (the shape changes here)</source>
        <translation>（ここで形が変わる）</translation>
    </message>
    <message>
        <source>how much each block changes its input, for this image</source>
        <translation>この画像で、各ブロックが入力をどれだけ変えるか</translation>
    </message>
    <message>
        <source>the shape changes</source>
        <translation>形が変わる</translation>
    </message>
</context>
<context>
    <name>lab::Reader</name>
    <message>
        <source>&quot;%1&quot; has the shape %2</source>
        <translation>「%1」の形が %2 です</translation>
    </message>
    <message>
        <source>it has no &quot;%1&quot;</source>
        <translation>「%1」がありません</translation>
    </message>
</context>
<context>
    <name>lab::ReadoutCursor</name>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>train</source>
        <translation>訓練</translation>
    </message>
</context>
<context>
    <name>lab::RecipeForm</name>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>CIFAR</source>
        <translation>CIFAR</translation>
    </message>
    <message>
        <source>ImageNet</source>
        <translation>ImageNet</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>How often every training image is seen</source>
        <translation>各訓練画像を何回見るか</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Images in one step</source>
        <translation>1ステップの画像数</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Channels of the stem and the first stage</source>
        <translation>ステムと最初のステージのチャンネル数</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Of the first epochs</source>
        <translation>最初のエポックの値</translation>
    </message>
    <message>
        <source>÷ 10 after</source>
        <translation>÷ 10 の時期</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate is divided by ten: 6, 8</source>
        <translation>学習率を10分の1にするエポック：6, 8</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>ステム</translation>
    </message>
    <message>
        <source>Small: 3×3, stride 2. CIFAR: 3×3, stride 1. ImageNet: 7×7, stride 2, and a max pool</source>
        <translation>小：3×3、ストライド2。CIFAR：3×3、ストライド1。ImageNet：7×7、ストライド2と最大プーリング</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>段階的</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>コサイン</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>How the learning rate falls</source>
        <translation>学習率の下げ方</translation>
    </message>
    <message>
        <source>Warm-up epochs</source>
        <translation>ウォームアップのエポック数</translation>
    </message>
    <message>
        <source>Epochs over which the learning rate rises from near 0</source>
        <translation>学習率をほぼ0から上げていくエポック数</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>重み減衰</translation>
    </message>
    <message>
        <source>On every parameter, as in the paper</source>
        <translation>論文と同じく、すべてのパラメータに</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Auto measures at the start whether bf16 is faster on this machine, and takes it for all networks if so</source>
        <translation>自動：この計算機で bf16 のほうが速いかを最初に測り、速ければ全ネットワークで使います</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Schedule, warm-up, weight decay and precision</source>
        <translation>スケジュール、ウォームアップ、重み減衰、精度</translation>
    </message>
</context>
<context>
    <name>lab::RemovedPictures</name>
    <message>
        <source>%1 is out of the list; the file stays.</source>
        <translation>%1 を一覧から外しました。ファイルは残ります。</translation>
    </message>
    <message>
        <source>%1 pictures are out of the list; the files stay.</source>
        <translation>%1枚の画像を一覧から外しました。ファイルは残ります。</translation>
    </message>
</context>
<context>
    <name>lab::ResultsPanel</name>
    <message>
        <source>Pictures from folders that are named after classes show here how often each network is right.</source>
        <translation>クラス名のフォルダに入った画像があれば、各ネットワークの正解率をここに表示します。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>正解率</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混同行列</translation>
    </message>
    <message>
        <source>Network of the confusion matrix</source>
        <translation>混同行列のネットワーク</translation>
    </message>
    <message>
        <source>1 labelled picture</source>
        <translation>正解のわかる画像1枚</translation>
    </message>
    <message>
        <source>%1 labelled pictures</source>
        <translation>正解のわかる画像 %1枚</translation>
    </message>
    <message>
        <source>Click a cell to see its pictures.</source>
        <translation>セルをクリックすると、その画像を表示します。</translation>
    </message>
    <message>
        <source>Show it in the list</source>
        <translation>一覧で表示</translation>
    </message>
    <message>
        <source>Show these %1 in the list</source>
        <translation>この %1枚を一覧で表示</translation>
    </message>
    <message>
        <source>1 picture; rows: true class, columns: answer</source>
        <translation>1枚。行：正解のクラス、列：答え</translation>
    </message>
    <message>
        <source>%1 pictures; rows: true class, columns: answer</source>
        <translation>%1枚。行：正解のクラス、列：答え</translation>
    </message>
    <message>
        <source>Compared on the %1 of them that every network has answered and whose label every network knows.</source>
        <translation>すべてのネットワークが答え、そのラベルを知っている %1枚で比較しています。</translation>
    </message>
    <message>
        <source>No picture&apos;s label is known to all of them: these figures are of different pictures and cannot be compared.</source>
        <translation>すべてのネットワークが知るラベルの画像がありません。これらの数値は別々の画像のもので、比較できません。</translation>
    </message>
</context>
<context>
    <name>lab::RunFigure</name>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>18 layers</source>
        <translation>18層</translation>
    </message>
    <message>
        <source>34 layers</source>
        <translation>34層</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>バッチ正規化</translation>
    </message>
    <message>
        <source>As these networks have it</source>
        <translation>これらのネットワークのとおり</translation>
    </message>
    <message>
        <source>No batch norm</source>
        <translation>バッチ正規化なし</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>取り外した状態</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>He&apos;s start</source>
        <translation>He の初期化</translation>
    </message>
    <message>
        <source>Normal with fan-out, He et al. 2015b</source>
        <translation>ファンアウトによる正規分布、He ほか 2015b</translation>
    </message>
    <message>
        <source>Narrow start</source>
        <translation>小さな初期重み</translation>
    </message>
    <message>
        <source>Normal with deviation 0.01, Krizhevsky et al. 2012</source>
        <translation>偏差 0.01 の正規分布、Krizhevsky ほか 2012</translation>
    </message>
    <message>
        <source>Opens the Train page with the lesson&apos;s experiment; nothing starts yet</source>
        <translation>レッスンの実験を用意した「学習」ページを開きます。まだ何も始まりません</translation>
    </message>
    <message>
        <source>Gradients of one batch of 64 generated shapes, width 16, computed now</source>
        <translation>生成した図形64枚の1バッチ、幅16の勾配。いま計算したもの</translation>
    </message>
    <message>
        <source>Layer, from the image to the classifier</source>
        <translation>画像から分類層までの層</translation>
    </message>
    <message>
        <source>Norm of the gradient</source>
        <translation>勾配の大きさ</translation>
    </message>
    <message>
        <source>Norm of the gradient at every layer</source>
        <translation>各層での勾配の大きさ</translation>
    </message>
    <message>
        <source>At the first layer: %1 in %2, %3 in %4; at the classifier %5 and %6.</source>
        <translation>最初の層：%2 で %1、%4 で %3。分類層：%5 と %6。</translation>
    </message>
    <message>
        <source>Do the gradients vanish? Check it</source>
        <translation>勾配は消えるのか、確かめる</translation>
    </message>
    <message>
        <source>Prepare the four networks</source>
        <translation>4つのネットワークを用意</translation>
    </message>
    <message>
        <source>The recording of this program&apos;s own run</source>
        <translation>このプログラム自身の実験の記録</translation>
    </message>
    <message>
        <source>Your experiment “%1”</source>
        <translation>あなたの実験「%1」</translation>
    </message>
    <message>
        <source>%1: &lt;b&gt;%2.&lt;/b&gt; %3</source>
        <translation>%1：&lt;b&gt;%2。&lt;/b&gt;%3</translation>
    </message>
    <message>
        <source>%1 training images, %2 epochs. %3.</source>
        <translation>訓練画像 %1枚、%2エポック。%3。</translation>
    </message>
</context>
<context>
    <name>lab::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Resume unfinished runs</source>
        <translation>未完了の実行を再開</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>学習を延長…</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>固定を解除</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>曲線を表示</translation>
    </message>
    <message>
        <source>Hide curves</source>
        <translation>曲線を隠す</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダを開く</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>一覧から外す</translation>
    </message>
    <message>
        <source>Show the seeds</source>
        <translation>シードを表示</translation>
    </message>
    <message>
        <source>Fold the seeds</source>
        <translation>シードをたたむ</translation>
    </message>
    <message>
        <source>Show all seeds</source>
        <translation>すべてのシードを表示</translation>
    </message>
    <message>
        <source>Fold all seeds</source>
        <translation>すべてのシードをたたむ</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>観察</translation>
    </message>
    <message>
        <source>Classify with it</source>
        <translation>これで分類</translation>
    </message>
    <message>
        <source>Export weights…</source>
        <translation>重みを書き出す…</translation>
    </message>
</context>
<context>
    <name>lab::RunTableModel</name>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Train err. %</source>
        <translation>訓練誤差 %</translation>
    </message>
    <message>
        <source>Test err. %</source>
        <translation>テスト誤差 %</translation>
    </message>
    <message>
        <source>Best test</source>
        <translation>最良テスト</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>画像/秒</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ</translation>
    </message>
    <message>
        <source>Tools of %1</source>
        <translation>%1 の操作</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Best test error %1 %, %2 parameters</source>
        <translation>最良テスト誤差 %1 %、パラメータ %2</translation>
    </message>
    <message>
        <source>Its curves are hidden.</source>
        <translation>曲線は隠されています。</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>Press Space to show or fold the seeds.</source>
        <translation>スペースキーでシードを表示・たたみます。</translation>
    </message>
    <message>
        <source>Means and deviations over %1 seeds after epoch %2.</source>
        <translation>エポック %2 後、シード %1 個の平均と標準偏差。</translation>
    </message>
    <message>
        <source>%1 seeds</source>
        <translation>シード %1つ</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%2 中 %1 完了</translation>
    </message>
</context>
<context>
    <name>lab::SampleStrip</name>
    <message>
        <source>A sample of each class</source>
        <translation>各クラスのサンプル</translation>
    </message>
</context>
<context>
    <name>lab::Scheduler</name>
    <message>
        <source>It failed for a reason that cannot be read.</source>
        <translation>読み取れない理由で失敗しました。</translation>
    </message>
</context>
<context>
    <name>lab::Session</name>
    <message>
        <source>Measuring fp32 and bf16</source>
        <translation>fp32 と bf16 を測定中</translation>
    </message>
    <message>
        <source>Reading images: %L1 of %L2</source>
        <translation>画像を読み込み中：%L2枚中 %L1枚</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>データを読み込み中</translation>
    </message>
</context>
<context>
    <name>lab::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大</translation>
    </message>
</context>
<context>
    <name>lab::ShortcutFigure</name>
    <message>
        <source>input</source>
        <translation>入力</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>output y</source>
        <translation>出力 y</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Scale of $F$</source>
        <translation>$F$ の倍率</translation>
    </message>
    <message>
        <source>Scale of F</source>
        <translation>F の倍率</translation>
    </message>
    <message>
        <source>Stage %1, block %2</source>
        <translation>ステージ %1、ブロック %2</translation>
    </message>
    <message>
        <source>Channel %1 of %2</source>
        <translation>チャンネル %1 / %2</translation>
    </message>
    <message>
        <source>One block, one picture</source>
        <translation>1つのブロック、1枚の画像</translation>
    </message>
</context>
<context>
    <name>lab::Splitter</name>
    <message>
        <source>Drag to resize; a double click restores</source>
        <translation>ドラッグで大きさを変更、ダブルクリックで元に戻す</translation>
    </message>
</context>
<context>
    <name>lab::StatusStrip</name>
    <message>
        <source>Progress of the training</source>
        <translation>学習の進み具合</translation>
    </message>
</context>
<context>
    <name>lab::StepBar</name>
    <message>
        <source>To the first (Home)</source>
        <translation>最初へ（Home）</translation>
    </message>
    <message>
        <source>One step back (←)</source>
        <translation>1段戻る（←）</translation>
    </message>
    <message>
        <source>One step on (→)</source>
        <translation>1段進む（→）</translation>
    </message>
    <message>
        <source>To the last (End)</source>
        <translation>最後へ（End）</translation>
    </message>
    <message>
        <source>Place along the depth</source>
        <translation>深さの位置</translation>
    </message>
    <message>
        <source>Drag to a place along the depth</source>
        <translation>ドラッグで深さの位置を移動</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速さ</translation>
    </message>
    <message>
        <source>How many steps a second are played</source>
        <translation>1秒に何段再生するか</translation>
    </message>
    <message>
        <source>%1 / s</source>
        <translation>毎秒 %1</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止（Space）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生（Space）</translation>
    </message>
</context>
<context>
    <name>lab::StepButton</name>
    <message>
        <source>Step %1: %2</source>
        <translation>ステップ %1：%2</translation>
    </message>
    <message>
        <source>current</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>read</source>
        <translation>読了</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未読</translation>
    </message>
    <message>
        <source>Step %1, %2, %3</source>
        <translation>ステップ %1、%2、%3</translation>
    </message>
</context>
<context>
    <name>lab::StepPath</name>
    <message>
        <source>Steps of the lesson</source>
        <translation>レッスンのステップ</translation>
    </message>
</context>
<context>
    <name>lab::StepReader</name>
    <message>
        <source>%1 lacks its title, short title, figure, source or text; install the program again.</source>
        <translation>%1 に、題、短い題、図、出典、本文のいずれかがありません。プログラムをインストールし直してください。</translation>
    </message>
    <message>
        <source>%1 has a question without choices, right answer or reason; install the program again.</source>
        <translation>%1 に、選択肢、正解、理由のいずれかが欠けた問題があります。プログラムをインストールし直してください。</translation>
    </message>
</context>
<context>
    <name>lab::StepText</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
</context>
<context>
    <name>lab::TorchFile</name>
    <message>
        <source>%1 is no file that torch.save() wrote; choose a .pth or .safetensors file.</source>
        <translation>%1 は torch.save() が書いたファイルではありません。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>a storage is larger than any weights are</source>
        <translation>ストレージが、どの重みよりも大きくなっています</translation>
    </message>
    <message>
        <source>reading &quot;%1&quot; failed</source>
        <translation>「%1」を読めませんでした</translation>
    </message>
</context>
<context>
    <name>lab::TorchFile::Private</name>
    <message>
        <source>%1 is a TorchScript program without a state_dict; in Python, save the weights alone: torch.save(model.state_dict(), &quot;weights.pth&quot;).</source>
        <translation>%1 は state_dict のない TorchScript プログラムです。Python で重みだけを保存してください：torch.save(model.state_dict(), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 was written on a big-endian machine; in Python, load it and save it again: torch.save(torch.load(&quot;FILE&quot;), &quot;weights.pth&quot;).</source>
        <translation>%1 はビッグエンディアンの計算機で書かれました。Python で読み込み、保存し直してください：torch.save(torch.load(&quot;FILE&quot;), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 has a version of its form that is not known here; in Python, load it and save it again: torch.save(torch.load(&quot;FILE&quot;), &quot;weights.pth&quot;).</source>
        <translation>%1 は未対応の版の形式です。Python で読み込み、保存し直してください：torch.save(torch.load(&quot;FILE&quot;), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>its list of storages does not fit its tensors</source>
        <translation>ストレージの一覧がテンソルと合いません</translation>
    </message>
    <message>
        <source>it is cut short</source>
        <translation>途中で切れています</translation>
    </message>
    <message>
        <source>its tensor &quot;%1&quot; does not lie within its storage</source>
        <translation>テンソル「%1」がストレージの範囲に収まっていません</translation>
    </message>
    <message>
        <source>%1 keeps more than %2 MiB outside of tensors, as arrays of NumPy&apos;s and lists are kept; in Python, save its weights alone, as tensors: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 はテンソルの外に %2 MiB を超えるデータを持っています（NumPy の配列やリストなど）。Python で重みだけをテンソルとして保存してください: torch.save({k: torch.as_tensor(v) for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds expanded tensors, as &quot;%2&quot;, that show few numbers many million times; in Python, load it, write them out and save it again: torch.save({k: v.contiguous() for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 には、少数の数を何百万回も繰り返す拡張テンソル（「%2」など）があります。Python で読み込み、書き出してから保存し直してください: torch.save({k: v.contiguous() for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 is a pickle of Python&apos;s that torch.save() did not write; choose a .pth or .safetensors file.</source>
        <translation>%1 は torch.save() が書いたものではない Python の pickle です。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a pickle of Python&apos;s that holds no weights; choose a .pth or .safetensors file.</source>
        <translation>%1 は重みのない Python の pickle です。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a pickle of Python&apos;s that torch.save() did not write, as detectron2&apos;s are; in Python, save its weights as tensors: torch.save({k: torch.as_tensor(v) for k, v in pickle.load(open(&quot;FILE&quot;, &quot;rb&quot;))%2.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 は torch.save() が書いたものではない Python の pickle です（detectron2 のものなど）。Python で重みをテンソルとして保存してください：torch.save({k: torch.as_tensor(v) for k, v in pickle.load(open(&quot;FILE&quot;, &quot;rb&quot;))%2.items()}, &quot;weights.pth&quot;)</translation>
    </message>
</context>
<context>
    <name>lab::Trace</name>
    <message>
        <source>There is not enough memory to look into %1; close other programs or choose a smaller network.</source>
        <translation>%1 の中を見るにはメモリが足りません。ほかのプログラムを閉じるか、より小さいネットワークを選んでください。</translation>
    </message>
</context>
<context>
    <name>lab::Trace::Private</name>
    <message>
        <source>%1 answers with numbers that are not finite, so there is nothing to look into; choose other weights or train them again.</source>
        <translation>%1 の答えに有限でない数があるため、中を調べられません。別の重みを選ぶか、もう一度訓練してください。</translation>
    </message>
</context>
<context>
    <name>lab::TrainCommands</name>
    <message>
        <source>Open an experiment</source>
        <translation>実験を開く</translation>
    </message>
    <message>
        <source>Rename the experiment</source>
        <translation>実験の名前を変更</translation>
    </message>
    <message>
        <source>Its folder gets the same name:</source>
        <translation>フォルダの名前も同じになります：</translation>
    </message>
    <message>
        <source>%1 is in the trash.</source>
        <translation>%1 をゴミ箱に移しました。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>There is no other experiment to compare with; train one first.</source>
        <translation>比べる実験がほかにありません。先に1つ学習してください。</translation>
    </message>
    <message>
        <source>Compare experiments</source>
        <translation>実験を比較</translation>
    </message>
    <message>
        <source>Show the runs of %1 beside those of:</source>
        <translation>%1 の実行を次の実験と並べる：</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>ウェブページ (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The report is in %1.</source>
        <translation>レポートを %1 に保存しました。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>学習を延長</translation>
    </message>
    <message>
        <source>These networks have trained for 1 epoch.</source>
        <translation>これらのネットワークは1エポック学習しました。</translation>
    </message>
    <message>
        <source>These networks have trained for %1 epochs.</source>
        <translation>これらのネットワークは %1エポック学習しました。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Delete for ever…</source>
        <translation>完全に削除…</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>完全に削除</translation>
    </message>
    <message>
        <source>Delete %1 from the disk, with all its runs?</source>
        <translation>%1 を、すべての実行とともにディスクから削除しますか？</translation>
    </message>
    <message>
        <source>There is no trash folder here, so it cannot be had back.</source>
        <translation>ここにはゴミ箱がないので、元に戻せません。</translation>
    </message>
    <message>
        <source>No run of %1 was removed: all that lie in its folder are shown.</source>
        <translation>%1 から削除した実行はありません。フォルダにあるものはすべて表示されています。</translation>
    </message>
    <message>
        <source>Removed runs</source>
        <translation>削除した実行</translation>
    </message>
    <message>
        <source>These runs were removed from %1; their files lie in its folder. Bring back:</source>
        <translation>次の実行は %1 から削除しましたが、ファイルはフォルダに残っています。元に戻す実行：</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1 is out of the list; its files stay.</source>
        <translation>%1 を一覧から外しました。ファイルは残ります。</translation>
    </message>
    <message>
        <source>Runs cannot be added, removed or brought back while their experiment is trained: stop it first.</source>
        <translation>実験の学習中は、実行を追加、削除、復元できません。先に停止してください。</translation>
    </message>
    <message>
        <source>Open one of these experiments alone to add runs, remove them or bring them back.</source>
        <translation>実行を追加、削除、復元するには、これらの実験の1つだけを開いてください。</translation>
    </message>
    <message>
        <source>Add seeds</source>
        <translation>シードを追加</translation>
    </message>
    <message>
        <source>Each network is trained from so many other starts, and the figures become means over all of them. Further seeds:</source>
        <translation>各ネットワークを別の初期値からこの回数だけ学習し、数値はそのすべての平均になります。追加するシード数：</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Their rate has fallen to nothing along a cosine, so a new experiment trains them from the start for so many epochs more:</source>
        <translation>コサインで学習率がほぼ 0 まで下がったため、新しい実験で最初から、次のエポック数だけ長く学習します：</translation>
    </message>
    <message>
        <source>They go on from there, at the rate they ended with, for so many epochs more:</source>
        <translation>終わったところから、最後の学習率のまま、次のエポック数だけ続けます：</translation>
    </message>
    <message>
        <source>This experiment has no runs whose settings others could take: train a new one.</source>
        <translation>この実験には設定を引き継げるランがありません。新しい実験を始めてください。</translation>
    </message>
    <message>
        <source>Note on the experiment</source>
        <translation>実験のメモ</translation>
    </message>
    <message>
        <source>A line of your own on %1:</source>
        <translation>%1 についての自分用の一行:</translation>
    </message>
    <message>
        <source>%1 experiments are in the trash.</source>
        <translation>%1 件の実験をゴミ箱に入れました。</translation>
    </message>
    <message>
        <source>Delete %1 experiments from the disk, with all their runs?</source>
        <translation>%1 件の実験を、すべての学習とともにディスクから削除しますか？</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>重みを書き出す</translation>
    </message>
    <message>
        <source>SafeTensors (*.safetensors)</source>
        <translation>SafeTensors (*.safetensors)</translation>
    </message>
    <message>
        <source>The weights are in %1.</source>
        <translation>重みを %1 に書き出しました。</translation>
    </message>
    <message>
        <source>ONNX (*.onnx)</source>
        <translation>ONNX (*.onnx)</translation>
    </message>
</context>
<context>
    <name>lab::TrainHeader</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %, %2 left</source>
        <translation>%1 %、残り %2</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>エポック %1 / %2</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>データを読み込み中</translation>
    </message>
    <message>
        <source>Paused in epoch %1 of %2</source>
        <translation>エポック %1 / %2 で一時停止</translation>
    </message>
    <message>
        <source>Stopping: saving where it is</source>
        <translation>停止中：ここまでを保存しています</translation>
    </message>
    <message>
        <source>Stopped in epoch %1 of %2</source>
        <translation>エポック %1 / %2 で停止</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>Draws up a new experiment (Ctrl+N)</source>
        <translation>新しい実験を用意します（Ctrl+N）</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Open, compare, rename, delete</source>
        <translation>開く、比較、名前の変更、削除</translation>
    </message>
    <message>
        <source>More about the experiment</source>
        <translation>実験のその他の操作</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Shows the experiment&apos;s settings</source>
        <translation>実験の設定を表示します</translation>
    </message>
    <message>
        <source>Progress of all runs</source>
        <translation>全実行の進み具合</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Pauses all runs within one batch</source>
        <translation>1バッチ以内に全実行を一時停止します</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Goes on with all runs</source>
        <translation>全実行を続けます</translation>
    </message>
    <message>
        <source>Goes on with the unfinished runs, from their last checkpoints</source>
        <translation>未完了の実行を、最後のチェックポイントから続けます</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stops all runs; they can be resumed later</source>
        <translation>全実行を停止します。後で再開できます</translation>
    </message>
    <message>
        <source>Train longer…</source>
        <translation>学習を延長…</translation>
    </message>
    <message>
        <source>Back to training</source>
        <translation>学習中の実験へ</translation>
    </message>
    <message>
        <source>Shows the experiment that is being trained</source>
        <translation>学習中の実験を表示します</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>レポート…</translation>
    </message>
    <message>
        <source>One page with specs, curves, table and verdict, as HTML or PDF</source>
        <translation>仕様、曲線、表、判定を1ページにまとめた HTML または PDF</translation>
    </message>
    <message>
        <source>Open a folder…</source>
        <translation>フォルダを開く…</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>名前を変更…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>ファイルマネージャで表示</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Finished in %1</source>
        <translation>%1で完了</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>%1 に戻る</translation>
    </message>
    <message>
        <source>Removed runs…</source>
        <translation>削除した実行…</translation>
    </message>
    <message>
        <source>Add seeds…</source>
        <translation>シードを追加…</translation>
    </message>
    <message>
        <source>Lets the networks go on for more epochs</source>
        <translation>ネットワークの学習をさらに続けます</translation>
    </message>
    <message>
        <source>Add networks…</source>
        <translation>ネットワークを追加…</translation>
    </message>
    <message>
        <source>All experiments (Ctrl+O)</source>
        <translation>すべての実験（Ctrl+O）</translation>
    </message>
</context>
<context>
    <name>lab::TrainNotices</name>
    <message>
        <source>. What it writes shows here as it comes.</source>
        <translation>。書き込まれたものが順次ここに表示されます。</translation>
    </message>
    <message>
        <source>Unfinished runs: %1 of %2. Resume goes on from their last checkpoints.</source>
        <translation>実行 %2件中 %1件が未完了です。「再開」で最後のチェックポイントから続きます。</translation>
    </message>
    <message>
        <source>%1 has stopped: %2</source>
        <translation>%1 が停止しました：%2</translation>
    </message>
    <message>
        <source>Copy with a tenth of the rate</source>
        <translation>学習率を10分の1にして複製</translation>
    </message>
</context>
<context>
    <name>lab::TrainPage</name>
    <message>
        <source>The figure is in %1.</source>
        <translation>図を %1 に保存しました。</translation>
    </message>
    <message>
        <source>The runs differ in more than this form can show; it has the settings of the first.</source>
        <translation>実行どうしの違いが大きく、このフォームでは示せません。最初の実行の設定を表示しています。</translation>
    </message>
    <message>
        <source>%1 is being trained; stop it or wait for its end.</source>
        <translation>%1 は学習中です。停止するか、終わるのを待ってください。</translation>
    </message>
    <message>
        <source>These settings belong to runs in training. To change one, start from a copy.</source>
        <translation>この設定は学習中の実行のものです。変更するには複製から始めてください。</translation>
    </message>
    <message>
        <source>Another program trains these runs. To train with other settings, start from a copy.</source>
        <translation>これらの実行は別のプログラムが学習しています。別の設定で学習するには複製から始めてください。</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>まだ判定はありません</translation>
    </message>
    <message>
        <source>When two plain networks of different depth have trained for a while, this line says whether depth costs training error.</source>
        <translation>深さの異なる2つのプレーンネットワークを学習すると、深さで訓練誤差が増えるかをここに示します。</translation>
    </message>
    <message>
        <source>No experiment yet.</source>
        <translation>まだ実験がありません。</translation>
    </message>
    <message>
        <source>No experiment is open.</source>
        <translation>実験が開かれていません。</translation>
    </message>
    <message>
        <source>Start the lesson experiment</source>
        <translation>レッスンの実験を始める</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Draw up a new experiment</source>
        <translation>新しい実験を作る</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Pause and resume, where no control takes it</source>
        <translation>一時停止と再開（操作部が使わないとき）</translation>
    </message>
    <message>
        <source>Follow the curves, show them whole</source>
        <translation>曲線を追う、全体を表示</translation>
    </message>
    <message>
        <source>Zoom into the curves and out</source>
        <translation>曲線を拡大、縮小</translation>
    </message>
    <message>
        <source>The curves&apos; cursor; with Shift they move</source>
        <translation>曲線のカーソル。Shift と一緒なら曲線を移動</translation>
    </message>
    <message>
        <source>Copy the curves or the row</source>
        <translation>曲線または行をコピー</translation>
    </message>
    <message>
        <source>Take a network or a run out</source>
        <translation>ネットワークや実行を外す</translation>
    </message>
    <message>
        <source>Resume %1 (%2 %)</source>
        <translation>%1 を再開（%2 %）</translation>
    </message>
    <message>
        <source>All experiments</source>
        <translation>すべての実験</translation>
    </message>
</context>
<context>
    <name>lab::Trainer</name>
    <message>
        <source>%1 is %2 epochs and %3 steps far, beyond this training; delete it to train this run again.</source>
        <translation>%1 は %2エポック %3ステップまで進んでおり、この学習の範囲を超えています。この実行を最初から学習するには、このファイルを削除してください。</translation>
    </message>
    <message>
        <source>%1 holds the momentum of another network; delete it to train this run again.</source>
        <translation>%1 のモメンタムは別のネットワークのものです。この実行を最初から学習するには、このファイルを削除してください。</translation>
    </message>
    <message>
        <source>The loss is not finite in epoch %1, step %2; start a new run with a lower learning rate or a warm-up epoch.</source>
        <translation>エポック %1、ステップ %2 で損失が有限でなくなりました。学習率を下げるか、ウォームアップのエポックを加えて、新しく学習してください。</translation>
    </message>
    <message>
        <source>The training went beyond all bounds in epoch %1: the network&apos;s %2; start a new run with a lower learning rate or a warm-up epoch.</source>
        <translation>エポック %1 で訓練が発散しました(ネットワークの%2)。学習率を下げるか、ウォームアップのエポックを加えて、新しく学習してください。</translation>
    </message>
    <message>
        <source>The test loss is not finite after epoch %1; start a new run with a lower learning rate or a warm-up epoch.</source>
        <translation>エポック %1 の後のテスト損失が有限ではありません。学習率を下げるか、ウォームアップのエポックを加えて、新しく学習してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds numbers that are not finite</source>
        <translation>「%1」に有限でない数があります</translation>
    </message>
    <message>
        <source>%1 is damaged: its %2; delete it to train this run again.</source>
        <translation>%1 は壊れています（%2）。削除すると、この実行を学習し直せます。</translation>
    </message>
</context>
<context>
    <name>lab::Value</name>
    <message>
        <source>There is a %1 where an object with the setting &quot;%2&quot; belongs.</source>
        <translation>設定「%2」を含むオブジェクトがあるべきところに %1 があります。</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; has the wrong type: %2.</source>
        <translation>設定「%1」の型が違います：%2。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 は使えません：%2</translation>
    </message>
</context>
<context>
    <name>lab::VerdictStrip</name>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>まだ判定はありません</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 ポイント</translation>
    </message>
    <message>
        <source>plain</source>
        <translation>プレーン</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Add two seeds</source>
        <translation>シードを2つ追加</translation>
    </message>
    <message>
        <source>Trains each network twice more, from other starts: a difference that stays is no noise</source>
        <translation>各ネットワークを別の初期値からさらに2回学習します。それでも残る差は、ばらつきではありません</translation>
    </message>
    <message>
        <source>Comparing %1</source>
        <translation>%1 を比較中</translation>
    </message>
</context>
<context>
    <name>lab::WinnersChart</name>
    <message>
        <source>%1: %2, %3 %</source>
        <translation>%1：%2、%3 %</translation>
    </message>
    <message>
        <source>Top-5 error of the winners</source>
        <translation>優勝者の top-5 誤差</translation>
    </message>
    <message>
        <source>%1 %?</source>
        <translation>%1 %?</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>no deep network</source>
        <translation>浅い分類器</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n層</numerusform>
        </translation>
    </message>
    <message>
        <source>Top-5 error in per cent, ImageNet test set</source>
        <translation>top-5 誤差（%）、ImageNet テストデータ</translation>
    </message>
</context>
<context>
    <name>lab::Workspace</name>
    <message>
        <source>The last experiments are still being read; try again in a moment.</source>
        <translation>前の実験をまだ読み込んでいます。少し待ってからもう一度試してください。</translation>
    </message>
    <message>
        <source>Being trained by another ResNet Lab (%1)</source>
        <translation>別の ResNet Lab が学習中（%1）</translation>
    </message>
</context>
<context>
    <name>lab::ZipArchive</name>
    <message>
        <source>it is no whole zip file (%1)</source>
        <translation>完全な zip ファイルではありません（%1）</translation>
    </message>
    <message>
        <source>it claims %1 entries</source>
        <translation>項目が %1個あるとされています</translation>
    </message>
    <message>
        <source>%1 is a compressed zip file, and PyTorch stores weights uncompressed; unpack it and choose the .pth file within.</source>
        <translation>%1 は圧縮された zip ファイルですが、PyTorch の重みは圧縮されません。展開して、中の .pth ファイルを選んでください。</translation>
    </message>
    <message>
        <source>its entry %1 cannot be read</source>
        <translation>項目 %1 が読めません</translation>
    </message>
</context>
<context>
    <name>nlohmann</name>
    <message>
        <source>%1 is no experiment: it has no experiment.json; choose another folder.</source>
        <translation>%1 は実験ではありません。experiment.json がないので、別のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>%1 is damaged; restore it from a copy.</source>
        <translation>%1 は壊れています。控えから元に戻してください。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2</source>
        <translation>%1 は使えません：%2</translation>
    </message>
    <message>
        <source>There is no folder %1; check the name.</source>
        <translation>%1 というフォルダはありません。名前を確認してください。</translation>
    </message>
</context>
<context>
    <name>std</name>
    <message>
        <source>make room on the disk or choose another folder</source>
        <translation>ディスクの空きを増やすか、別のフォルダを選んでください</translation>
    </message>
    <message>
        <source>choose a folder that you may write to</source>
        <translation>書き込めるフォルダを選んでください</translation>
    </message>
    <message>
        <source>raise the limit on the size of files (ulimit -f) or choose another folder</source>
        <translation>ファイルサイズの上限（ulimit -f）を上げるか、別のフォルダを選んでください</translation>
    </message>
    <message>
        <source>bring its folder back or choose another one</source>
        <translation>フォルダを元に戻すか、別のフォルダを選んでください</translation>
    </message>
    <message>
        <source>check the folder or choose another one</source>
        <translation>フォルダを確認するか、別のフォルダを選んでください</translation>
    </message>
    <message>
        <source>it is not a regular file</source>
        <translation>通常のファイルではありません</translation>
    </message>
    <message>
        <source>%1 holds %2 bytes, more than the %3 that such a file may have: check that it is the right one.</source>
        <translation>%1 は %2バイトで、この種のファイルの上限 %3バイトを超えています。正しいファイルか確認してください。</translation>
    </message>
    <message>
        <source>There is not enough memory for batches of %1 images; choose a smaller batch size or fewer workers.</source>
        <translation>画像 %1枚のバッチにはメモリが足りません。より小さいバッチサイズか、より少ないワーカーを選んでください。</translation>
    </message>
    <message>
        <source>LibTorch stopped: %1</source>
        <translation>LibTorch が停止しました：%1</translation>
    </message>
    <message>
        <source>its header says that it holds nothing</source>
        <translation>ヘッダーによれば中身がありません</translation>
    </message>
    <message>
        <source>%1 of %2 pictures could not be read and was left out; the first is %3.</source>
        <translation>画像 %2枚中 %1枚が読めず、除かれました。その画像は %3 です。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures could not be read and were left out; the first is %3.</source>
        <translation>画像 %2枚中 %1枚が読めず、除かれました。最初のものは %3 です。</translation>
    </message>
    <message>
        <source>its pickle ends too early</source>
        <translation>pickle が途中で終わっています</translation>
    </message>
    <message>
        <source>Could not open %1; check the path and its permissions.</source>
        <translation>%1 を開けませんでした。パスとアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>別のプロセス</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>process %1 on %2</source>
        <translation>%2 のプロセス %1</translation>
    </message>
    <message>
        <source>the same experiment written in PyTorch 1.13, 10 epochs, one seed, learning rate 0.05 with one epoch of warm-up, no zero start</source>
        <translation>PyTorch 1.13 で書かれた同じ実験、10エポック、シード1つ、学習率 0.05、ウォームアップ1エポック、ゼロ開始なし</translation>
    </message>
    <message>
        <source>the same experiment written in PyTorch 1.13, 10 epochs, one seed, learning rate 0.1, zero start of each residual block</source>
        <translation>PyTorch 1.13 で書かれた同じ実験、10エポック、シード1つ、学習率 0.1、各残差ブロックをゼロから開始</translation>
    </message>
    <message>
        <source>the same experiment written in PyTorch 1.13, 10 epochs, one seed, learning rate 0.1, no zero start</source>
        <translation>PyTorch 1.13 で書かれた同じ実験、10エポック、シード1つ、学習率 0.1、ゼロ開始なし</translation>
    </message>
    <message>
        <source>ImageNet validation set, top-1, 10-crop</source>
        <translation>ImageNet 検証データ、top-1、10クロップ</translation>
    </message>
    <message>
        <source>ImageNet validation set, top-1, one 224×224 crop</source>
        <translation>ImageNet 検証データ、top-1、224×224 の1クロップ</translation>
    </message>
    <message>
        <source>CIFAR-10 test set, one 32×32 view</source>
        <translation>CIFAR-10 テストデータ、32×32 の画像1枚のまま</translation>
    </message>
    <message>
        <source>%1 has %2 % training error, %3 %4 %: %5 points less.</source>
        <translation>訓練誤差は %1 が %2 %、%3 が %4 % で、%5 ポイント低くなっています。</translation>
    </message>
    <message>
        <source>%1 has %2 % training error, %3 %4 %: %5 points more.</source>
        <translation>訓練誤差は %1 が %2 %、%3 が %4 % で、%5 ポイント高くなっています。</translation>
    </message>
    <message>
        <source>The deeper plain network is worse on the images it trains on, so this is not overfitting.</source>
        <translation>深いほうのプレーンネットワークは訓練画像そのものでも劣るので、過学習ではありません。</translation>
    </message>
    <message>
        <source>The deeper plain network trains better here, so at this depth, width and length depth still helps; deeper networks or a higher learning rate show degradation sooner.</source>
        <translation>ここでは深いほうのプレーンネットワークがよく学習しています。この深さ、幅、長さでは、深さはまだ役立ちます。より深いネットワークや高い学習率では、劣化が早く現れます。</translation>
    </message>
    <message>
        <source>With shortcuts: %1</source>
        <translation>ショートカットがあるとき：%1</translation>
    </message>
    <message>
        <source>After epoch %1 of %2; margin %3 points, one seed.</source>
        <translation>%2エポック中 %1 の後、許容幅 %3 ポイント、シード1つ。</translation>
    </message>
    <message>
        <source>After epoch %1 of %2; margin %3 points, %4 seeds.</source>
        <translation>%2エポック中 %1 の後、許容幅 %3 ポイント、シード %4つ。</translation>
    </message>
    <message>
        <source>%1 holds no position to resume from; delete it to train this run again.</source>
        <translation>%1 に再開する位置がありません。この実行を最初から学習するには、このファイルを削除してください。</translation>
    </message>
    <message>
        <source>%1, line %2, is damaged: %3 is no record; delete the line and everything after it.</source>
        <translation>%1 の %2行目が壊れています。%3 は記録ではありません。この行と、その後をすべて削除してください。</translation>
    </message>
    <message>
        <source>%1 does not begin with &quot;%2&quot;; it is not a log of ResNet Lab.</source>
        <translation>%1 の先頭が「%2」ではありません。ResNet Lab の記録ではありません。</translation>
    </message>
    <message>
        <source>the shape of %1 is impossible</source>
        <translation>%1 の形があり得ません</translation>
    </message>
    <message>
        <source>It failed for a reason that cannot be read.</source>
        <translation>読み取れない理由で失敗しました。</translation>
    </message>
    <message>
        <source>There is not enough memory; close something and try again.</source>
        <translation>メモリが足りません。何かを閉じてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>A batch has 1 to %1 images, not %2.</source>
        <translation>バッチの画像は1～%1枚です（%2枚にはできません）。</translation>
    </message>
    <message>
        <source>%1 of %2 classes have no training image: %3.</source>
        <translation>%2 クラス中 %1 クラスに訓練画像がありません：%3。</translation>
    </message>
    <message>
        <source>%1 of %2 classes have no test image: %3.</source>
        <translation>%2 クラス中 %1 クラスにテスト画像がありません：%3。</translation>
    </message>
    <message>
        <source>%1 of the network&apos;s %2 classes are not in %3: %4.</source>
        <translation>ネットワークの %2 クラスのうち %1 クラスは %3 にありません：%4。</translation>
    </message>
    <message>
        <source>%1 holds a network with %2, by its %3: its tensors are a ResNet&apos;s, but its layers are not, so its answers would be others; choose weights of torchvision&apos;s own ResNet family.</source>
        <translation>%3 によると、%1 は%2を持つネットワークです。テンソルは ResNet と同じでも層が異なり、答えが変わってしまいます。torchvision の ResNet 系の重みを選んでください。</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ほか %2 個</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds numbers that are not finite</source>
        <translation>「%1」に有限でない数があります</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds a variance below zero</source>
        <translation>「%1」に負の分散があります</translation>
    </message>
    <message>
        <source>It is too early to say: both have to come below %1 % training error, half the error of guessing, or to train for %2 steps.</source>
        <translation>まだ判定できません。両方の訓練誤差が %1 %（当てずっぽうの半分）を下回るか、%2 ステップ学習する必要があります。</translation>
    </message>
    <message>
        <source>%1 is empty, as a download is that did not begin; get it again.</source>
        <translation>%1 は空です。ダウンロードが始まらなかったと思われます。もう一度入手してください。</translation>
    </message>
    <message>
        <source>%1 is a web page and no weights, as a download gives that asks to be confirmed or was refused; open it in a browser and get the file itself.</source>
        <translation>%1 は重みではなく Web ページです。ダウンロードに確認が必要だったか、拒否されたと思われます。ブラウザで開いて、ファイルそのものを入手してください。</translation>
    </message>
    <message>
        <source>%1 is a pointer of Git LFS and not the weights themselves; get them with: git lfs pull.</source>
        <translation>%1 は重みそのものではなく Git LFS のポインターです。git lfs pull で入手してください。</translation>
    </message>
    <message>
        <source>%1 is packed with %2; unpack it and choose what is within.</source>
        <translation>%1 は %2 で圧縮されています。展開して、中のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a file of %2, which holds no weights that are read here; choose a .pth or .safetensors file.</source>
        <translation>%1 は %2 のファイルで、ここで読み込める重みはありません。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is an ONNX network, which is not read here; in Python, save the weights of the network it was made from: torch.save(model.state_dict(), &quot;weights.pth&quot;).</source>
        <translation>%1 は ONNX のネットワークで、ここでは読み込めません。Python で、元のネットワークの重みを保存してください: torch.save(model.state_dict(), &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 begins with zeros alone, as a download is that broke off; get it again.</source>
        <translation>%1 の先頭がゼロだけです。ダウンロードが途中で切れたと思われます。もう一度入手してください。</translation>
    </message>
    <message>
        <source>%1 is a text and no weights; choose a .pth or .safetensors file.</source>
        <translation>%1 は重みではなくテキストです。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 could not be used (%2); check the path and its permissions, or choose another one.</source>
        <translation>%1 を使えませんでした（%2）。パスとアクセス権を確かめるか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds %2 in its version for %3, which is not read here: get the binary version from https://www.cs.toronto.edu/~kriz/%4 (MD5 %5) and unpack it.</source>
        <translation>%1 にあるのは %2 の %3 版で、ここでは読めません。バイナリ版を https://www.cs.toronto.edu/~kriz/%4（MD5 %5）から入手して展開してください。</translation>
    </message>
    <message>
        <source>%1 holds data of %2, which are not read here: write the pictures as PNG files into a folder for each class (train/CLASS, test/CLASS) and give the folder that holds them.</source>
        <translation>%1 にあるのは %2 のデータで、ここでは読めません。画像を PNG ファイルとしてクラスごとのフォルダ（train/クラス、test/クラス）に書き出して、それらを含むフォルダを指定してください。</translation>
    </message>
    <message>
        <source>%1 is an archive: unpack it and give the folder that it holds.</source>
        <translation>%1 はアーカイブです。展開して、中のフォルダを指定してください。</translation>
    </message>
    <message>
        <source>%1 is one picture: give a folder with a folder of pictures for each class.</source>
        <translation>%1 は1枚の画像です。クラスごとの画像フォルダを含むフォルダを指定してください。</translation>
    </message>
    <message>
        <source>%1 is a file: give a folder with a folder of pictures for each class, or with the files of a known set.</source>
        <translation>%1 はファイルです。クラスごとの画像フォルダを含むフォルダか、既知のデータセットのファイルのあるフォルダを指定してください。</translation>
    </message>
    <message>
        <source>%1 of %2 test images are training images, too, so their error is no test.</source>
        <translation>%2枚のテスト画像のうち %1枚は学習画像にも含まれるので、その誤り率はテストになりません。</translation>
    </message>
    <message>
        <source>%1 of %2 test images are training images, too, so their error is no test; the first is %3.</source>
        <translation>%2枚のテスト画像のうち %1枚は学習画像にも含まれるので、その誤り率はテストになりません。最初のものは %3 です。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures are coloured and were made grey.</source>
        <translation>%2枚の画像のうち %1枚はカラーで、グレースケールに変換しました。</translation>
    </message>
    <message>
        <source>%1 of %2 pictures are grey and were read as coloured ones.</source>
        <translation>%2枚の画像のうち %1枚はグレースケールで、カラーとして読み込みました。</translation>
    </message>
    <message>
        <source>%1 holds one folder with pictures, but %2 holds a folder for each class: give that one as the data set.</source>
        <translation>%1 には画像のあるフォルダが1つしかありませんが、%2 にはクラスごとのフォルダがあります。そちらをデータセットに指定してください。</translation>
    </message>
    <message>
        <source>The folders in %1 were taken for the classes, although each of them holds the same folders, such as %2; where these are the classes, give one of the folders that hold them.</source>
        <translation>%1 の中のフォルダをクラスとしましたが、そのどれにも %2 など同じ名前のフォルダがあります。そちらがクラスなら、それらを含むフォルダの1つを指定してください。</translation>
    </message>
    <message>
        <source>The test images are those of %1; those of %2 were passed over.</source>
        <translation>テスト画像は %1 のもので、%2 のものは使いませんでした。</translation>
    </message>
    <message>
        <source>%1 is a program of torch.export&apos;s and no state_dict; in Python, save the weights alone: torch.save(torch.export.load(&quot;FILE&quot;).state_dict, &quot;weights.pth&quot;).</source>
        <translation>%1 は torch.export のプログラムで、state_dict ではありません。Python で重みだけを保存してください：torch.save(torch.export.load(&quot;FILE&quot;).state_dict, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 is a zip file in which &quot;%2&quot; lies; unpack it and choose that.</source>
        <translation>%1 は「%2」の入った zip ファイルです。展開して、それを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a zip file without a state_dict; choose a file that torch.save() wrote, or a .safetensors file.</source>
        <translation>%1 は state_dict のない zip ファイルです。torch.save() が書いたファイルか .safetensors ファイルを選んでください。</translation>
    </message>
    <message>
        <source>The mean of pixels from 0 to 1 is itself from 0 to 1, not %1; where they went from 0 to 255, divide the mean and the deviation by 255.</source>
        <translation>0～1 の画素値の平均は 0～1 の数で、%1 にはなりません。画素値が 0～255 の場合は、平均と標準偏差を 255 で割ってください。</translation>
    </message>
    <message>
        <source>The deviation of pixels from 0 to 1 is above 0 and at most 1, not %1; where they went from 0 to 255, divide the mean and the deviation by 255.</source>
        <translation>0～1 の画素値の標準偏差は 0 より大きく 1 以下で、%1 にはなりません。画素値が 0～255 の場合は、平均と標準偏差を 255 で割ってください。</translation>
    </message>
    <message>
        <source>SGD, momentum %1, weight decay %2, batches of %3, learning rate %4</source>
        <translation>SGD、モメンタム %1、重み減衰 %2、バッチ %3枚、学習率 %4</translation>
    </message>
    <message>
        <source> falling as a cosine</source>
        <translation>（コサイン減衰）</translation>
    </message>
    <message>
        <source> times %1 after epochs %2</source>
        <translation>（エポック %2 の後に %1倍）</translation>
    </message>
    <message>
        <source>, epochs of warm-up: %1</source>
        <translation>、ウォームアップのエポック数：%1</translation>
    </message>
    <message>
        <source>, pre-activation</source>
        <translation>、事前活性化</translation>
    </message>
    <message>
        <source>, shortcut option %1</source>
        <translation>、ショートカット方式 %1</translation>
    </message>
    <message>
        <source>, last convolutions zeroed</source>
        <translation>、各ブロック最後の畳み込みを0で開始</translation>
    </message>
    <message>
        <source>, last batch norms zeroed</source>
        <translation>、各ブロック最後のバッチ正規化を0で開始</translation>
    </message>
    <message>
        <source>, random crop</source>
        <translation>、ランダムな切り出し</translation>
    </message>
    <message>
        <source>, random flip</source>
        <translation>、ランダムな左右反転</translation>
    </message>
    <message>
        <source>%1, cores: %2; %3, threads a run at most: %4</source>
        <translation>%1、コア数：%2；%3、実行ごとのスレッド数：最大 %4</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>, instructions %1</source>
        <translation>、命令セット %1</translation>
    </message>
    <message>
        <source>%1 holds data sets in folders of their own: give one of them, as %2.</source>
        <translation>%1 には、それぞれのフォルダにデータセットがあります。%2 のように 1 つを指定してください。</translation>
    </message>
    <message>
        <source>The folders in %1 were taken for the classes, although they are named as parts of a data set are (%2); where the classes lie within them, give the folder that holds the classes.</source>
        <translation>%1 のフォルダをクラスとみなしましたが、データセットの部分のような名前です（%2）。クラスがその中にあるなら、クラスを含むフォルダを指定してください。</translation>
    </message>
    <message>
        <source>What lies next to %1 was passed over: %2. Call a folder of test pictures test.</source>
        <translation>%1 のそばにあるものは使いませんでした：%2。テスト画像のフォルダは test という名前にしてください。</translation>
    </message>
    <message>
        <source>He et al. 2015, table 3</source>
        <translation>He ほか 2015、表3</translation>
    </message>
    <message>
        <source>He et al. 2015, table 2</source>
        <translation>He ほか 2015、表2</translation>
    </message>
    <message>
        <source>He et al. 2016, table 3</source>
        <translation>He ほか 2016、表3</translation>
    </message>
    <message>
        <source>%1 %2 / %3 %</source>
        <translation>%1 %2 / %3 %</translation>
    </message>
    <message>
        <source>%1 training / test error after epoch %2 of %3.</source>
        <translation>エポック %2 / %3 の後の訓練誤差 / テスト誤差は %1。</translation>
    </message>
    <message>
        <source>Training error:</source>
        <translation>訓練誤差：</translation>
    </message>
    <message>
        <source>Test error:</source>
        <translation>テスト誤差：</translation>
    </message>
    <message>
        <source>The residual networks&apos; last batch norms started at zero, which plain networks cannot.</source>
        <translation>残差ネットワークの最後のバッチ正規化は 0 から始まりました。プレーンなネットワークではできません。</translation>
    </message>
    <message>
        <source>It is too early to compare them.</source>
        <translation>比べるにはまだ早すぎます。</translation>
    </message>
    <message>
        <source>−%1 points</source>
        <translation>−%1 ポイント</translation>
    </message>
    <message>
        <source>+%1 points</source>
        <translation>+%1 ポイント</translation>
    </message>
    <message>
        <source>within noise</source>
        <translation>ばらつきの範囲内</translation>
    </message>
    <message>
        <source>too early</source>
        <translation>まだ早い</translation>
    </message>
    <message>
        <source>%1 % training error; %2.</source>
        <translation>訓練誤差 %1 %。%2。</translation>
    </message>
    <message>
        <source>Pictures are prepared as its %1 says: %2 pixels.</source>
        <translation>画像は %1 のとおりに準備します(%2 ピクセル)。</translation>
    </message>
    <message>
        <source>Pictures are prepared as its %1 says, %2 pixels, but for what follows.</source>
        <translation>画像は、次に挙げる点を除き、%1 のとおりに %2 ピクセルで準備します。</translation>
    </message>
    <message>
        <source>Its pictures have %1 channels, but the network sees %2.</source>
        <translation>画像は %1 チャンネルですが、ネットワークが見るのは %2 チャンネルです。</translation>
    </message>
    <message>
        <source>It names %1 classes, but the network has %2.</source>
        <translation>%1 個のクラス名がありますが、ネットワークのクラスは %2 個です。</translation>
    </message>
    <message>
        <source>pruned weights</source>
        <translation>枝刈りされた重み</translation>
    </message>
    <message>
        <source>weights with spectral norm</source>
        <translation>スペクトル正規化の重み</translation>
    </message>
    <message>
        <source>weights with weight norm</source>
        <translation>重み正規化(weight norm)の重み</translation>
    </message>
    <message>
        <source>parametrized weights</source>
        <translation>パラメータ化された重み</translation>
    </message>
    <message>
        <source>the activation %1</source>
        <translation>活性化関数 %1</translation>
    </message>
    <message>
        <source>the global pooling %1</source>
        <translation>大域プーリング %1</translation>
    </message>
    <message>
        <source>dilation (output_stride %1)</source>
        <translation>膨張畳み込み(output_stride %1)</translation>
    </message>
    <message>
        <source>pooling against aliasing (%1)</source>
        <translation>エイリアシング防止のプーリング(%1)</translation>
    </message>
    <message>
        <source>the norm layer %1</source>
        <translation>正規化層 %1</translation>
    </message>
    <message>
        <source>batch norms of the epsilon %1</source>
        <translation>イプシロンが %1 のバッチ正規化</translation>
    </message>
    <message>
        <source>it holds no tensors</source>
        <translation>テンソルがありません</translation>
    </message>
    <message>
        <source>its stem has several convolutions (&quot;%1&quot;), as ResNet-C&apos;s and ResNet-D&apos;s have</source>
        <translation>ステムが複数の畳み込みからなり(「%1」)、ResNet-C や ResNet-D のものです</translation>
    </message>
    <message>
        <source>it has no %1, but %2</source>
        <translation>%1 がなく、%2 があります</translation>
    </message>
    <message>
        <source>it has no conv1.weight and layer1.0.conv1.weight, but %1</source>
        <translation>conv1.weight と layer1.0.conv1.weight がなく、%1 があります</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds numbers beyond 3.4e38, which single precision cannot</source>
        <translation>「%1」は単精度で表せない 3.4e38 を超える数を含みます</translation>
    </message>
    <message>
        <source>%1 holds numbers of a type that is not read here, as float8 or uint16; choose weights in fp32, fp16 or bf16.</source>
        <translation>%1 には、ここで読み込めない型（float8 や uint16 など）の数があります。fp32、fp16、bf16 の重みを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds sparse tensors, which are not read here; in Python, load it, make them dense and save it again: torch.save({k: v.to_dense() for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 には、ここで読み込めない疎テンソルがあります。Python で読み込み、密にしてから保存し直してください: torch.save({k: v.to_dense() for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds meta tensors, which have shapes and no numbers; in Python, load the weights into the network on the CPU first and save its state_dict then, or choose another file.</source>
        <translation>%1 にあるのはメタテンソルで、形だけがあり数がありません。Python で先に CPU 上のネットワークへ重みを読み込んでから state_dict を保存するか、別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 holds quantised weights (&quot;%2&quot;); choose the weights from before they were quantised.</source>
        <translation>%1 には量子化された重み（「%2」）があります。量子化する前の重みを選んでください。</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>存在しません</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>it is larger than 512 MiB</source>
        <translation>512 MiB を超えています</translation>
    </message>
    <message>
        <source>it cannot be opened; check its permissions</source>
        <translation>開けません。アクセス権を確認してください</translation>
    </message>
    <message>
        <source>one picture</source>
        <translation>画像 1枚</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>画像 %1枚</translation>
    </message>
    <message>
        <source>What lies next to %1 was passed over: %2.</source>
        <translation>%1 の隣にあるものは除きました: %2。</translation>
    </message>
    <message>
        <source>%1 is a program and no weights; choose a .pth or .safetensors file.</source>
        <translation>%1 はプログラムで、重みではありません。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is no file of weights that is known here; choose a .pth or .safetensors file.</source>
        <translation>%1 はここで知られている重みのファイルではありません。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>it was prepared for quantisation (&quot;%1&quot;), so its layers round their numbers</source>
        <translation>量子化の準備がされていて(「%1」)、各層が数を丸めます</translation>
    </message>
    <message>
        <source>its norms are filter response norms (&quot;%1&quot;)</source>
        <translation>正規化がフィルタ応答正規化です(「%1」)</translation>
    </message>
    <message>
        <source>its blocks have squeeze and excitation (&quot;%1&quot;)</source>
        <translation>ブロックに squeeze-and-excitation があります(「%1」)</translation>
    </message>
    <message>
        <source>its activations have weights of their own, as PReLU&apos;s (&quot;%1&quot;)</source>
        <translation>活性化関数が PReLU のように重みを持ちます(「%1」)</translation>
    </message>
    <message>
        <source>its norms have no running mean and variance (beside &quot;%1&quot;), as group norms have none and parameters() saves none</source>
        <translation>正規化に移動平均と移動分散がありません(「%1」のそば)。グループ正規化にはなく、parameters() では保存されません</translation>
    </message>
    <message>
        <source>its batch norms have no weights and biases (beside &quot;%1&quot;)</source>
        <translation>バッチ正規化に重みとバイアスがありません(「%1」のそば)</translation>
    </message>
    <message>
        <source>%1 is a run of this program, which needs no import; choose it as it is.</source>
        <translation>%1 はこのプログラムの実行で、取り込む必要はありません。そのまま選んでください。</translation>
    </message>
    <message>
        <source>%1 is a .pth file that was unpacked; choose that file as torch.save() wrote it, packed.</source>
        <translation>%1 は展開された .pth ファイルです。torch.save() が書いたままの、展開していないファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a folder; choose a file of weights in it: %2.</source>
        <translation>%1 はフォルダです。その中の重みのファイルを選んでください：%2</translation>
    </message>
    <message>
        <source>%1 is a folder, and no file of weights lies in it; choose a .pth or .safetensors file.</source>
        <translation>%1 はフォルダで、重みのファイルがありません。.pth か .safetensors のファイルを選んでください。</translation>
    </message>
    <message>
        <source>%1 is a checkpoint that torch.distributed wrote in parts; in a shell, make one file of it: python -m torch.distributed.checkpoint.format_utils dcp_to_torch %2 OUT.pth.</source>
        <translation>%1 は torch.distributed が分割して書いたチェックポイントです。シェルで 1 つのファイルにまとめてください：python -m torch.distributed.checkpoint.format_utils dcp_to_torch %2 OUT.pth</translation>
    </message>
    <message>
        <source>%1 is one of several parts, or lists them, and weights are read from one file here; in Python, put them together: import glob, safetensors.torch as s; s.save_file({k: v for f in glob.glob(&quot;FOLDER/*-of-*.safetensors&quot;) for k, v in s.load_file(f).items()}, &quot;weights.safetensors&quot;).</source>
        <translation>%1 は分割されたものの1つか、その一覧で、ここでは重みを1つのファイルから読みます。Python でまとめてください：import glob, safetensors.torch as s; s.save_file({k: v for f in glob.glob(&quot;FOLDER/*-of-*.safetensors&quot;) for k, v in s.load_file(f).items()}, &quot;weights.safetensors&quot;)</translation>
    </message>
    <message>
        <source>%1 is one of several parts, or lists them, and weights are read from one file here; in Python, put them together: import glob, torch; torch.save({k: v for f in glob.glob(&quot;FOLDER/*-of-*%2&quot;) for k, v in torch.load(f).items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 は分割されたものの1つか、その一覧で、ここでは重みを1つのファイルから読みます。Python でまとめてください：import glob, torch; torch.save({k: v for f in glob.glob(&quot;FOLDER/*-of-*%2&quot;) for k, v in torch.load(f).items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds tensors of a class of its own, as a subclass of torch.Tensor; in Python, load it, make them plain and save it again: torch.save({k: v.detach().as_subclass(torch.Tensor) for k, v in weights.items()}, &quot;weights.pth&quot;).</source>
        <translation>%1 のテンソルは torch.Tensor の派生クラスのものです。Python で読み込み、普通のテンソルにしてから保存し直してください: torch.save({k: v.detach().as_subclass(torch.Tensor) for k, v in weights.items()}, &quot;weights.pth&quot;)</translation>
    </message>
    <message>
        <source>%1 holds nested tensors, which no network of the ResNet family has; choose other weights.</source>
        <translation>%1 には入れ子のテンソルがあり、ResNet 系のネットワークにはないものです。別の重みを選んでください。</translation>
    </message>
    <message>
        <source>%1 has no best.safetensors, so its last weights answer instead of its best: bring the file back from a copy, or train the run again.</source>
        <translation>%1 に best.safetensors がないため、最良の重みの代わりに最後の重みが答えます。コピーから戻すか、実行を学習し直してください。</translation>
    </message>
    <message>
        <source>its batch norms are folded into its convolutions (&quot;%1&quot;), as fuse_model() does it</source>
        <translation>バッチ正規化が畳み込みに畳み込まれています(「%1」、fuse_model() によるもの)</translation>
    </message>
    <message>
        <source>A limit of 1 training image leaves too few of %1: training needs at least 2; raise the limit.</source>
        <translation>訓練画像の上限が1枚では %1 の画像が足りません。学習には2枚以上が必要です。上限を上げてください。</translation>
    </message>
    <message>
        <source>%1 has too few images; training needs at least 2 and testing 1.</source>
        <translation>%1 の画像が足りません。学習には2枚以上、テストには1枚以上が必要です。</translation>
    </message>
    <message>
        <source>Runs of this experiment are missing, because their folders or the run.json in them are gone (%1): bring them back from a copy, or go on with the others.</source>
        <translation>この実験の実行のうち、フォルダかその中の run.json がなくなったものがあります（%1）。コピーから戻すか、残りで続けてください。</translation>
    </message>
    <message>
        <source>%1 has no steps.csv, so its curve within the epochs is gone: bring the file back from a copy; its errors do not need it.</source>
        <translation>%1 に steps.csv がないため、エポック内の曲線は失われています。コピーから戻してください。誤差の値には影響しません。</translation>
    </message>
    <message>
        <source>%1 has no last.safetensors: its results stand, but its last weights are gone; bring the file back from a copy.</source>
        <translation>%1 に last.safetensors がありません。結果は有効ですが、最後の重みは失われています。コピーから戻してください。</translation>
    </message>
    <message>
        <source>%1 has no last.safetensors, so it cannot go on, and a resume trains it from its first epoch again; to keep its epochs, bring the file back from a copy first.</source>
        <translation>%1 に last.safetensors がないため続きから学習できず、再開すると最初のエポックから学習し直します。これまでのエポックを残すには、先にコピーから戻してください。</translation>
    </message>
    <message>
        <source>%1 is missing, with the errors of the %2 epoch(s) that the run has done: bring it back from a copy, or delete last.safetensors beside it to train this run again.</source>
        <translation>%1 がなく、この実行が終えた %2 エポックの誤差も失われています。コピーから戻すか、隣の last.safetensors を削除して学習し直してください。</translation>
    </message>
    <message>
        <source>%1 lacks epoch %2 of the %3 that the run has done: bring it back from a copy, or delete last.safetensors beside it to train this run again.</source>
        <translation>%1 には、この実行が終えた %3 エポックのうちエポック %2 がありません。コピーから戻すか、隣の last.safetensors を削除して学習し直してください。</translation>
    </message>
    <message>
        <source>He et al. 2015, figures 1 and 4</source>
        <translation>He ほか 2015、図1と図4</translation>
    </message>
    <message>
        <source>the deeper plain network has the higher training error</source>
        <translation>深いプレーンネットワークのほうが訓練誤差が高い</translation>
    </message>
    <message>
        <source>He et al. 2015, figure 4</source>
        <translation>He ほか 2015、図4</translation>
    </message>
    <message>
        <source>the deeper residual network has the lower training error</source>
        <translation>深い残差ネットワークのほうが訓練誤差が低い</translation>
    </message>
    <message>
        <source>test error: %1 %</source>
        <translation>テスト誤差：%1 %</translation>
    </message>
    <message>
        <source>%1 has failed.</source>
        <translation>%1 が失敗しました。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>These are %1 steps, a beginning: a longer training may end otherwise.</source>
        <translation>まだ %1 ステップで、始まりにすぎません。長く学習すると結果が変わることがあります。</translation>
    </message>
    <message>
        <source>%1 of %2 classes has no training image: %3.</source>
        <translation>%2 クラスのうち %1 クラスに訓練画像がありません: %3。</translation>
    </message>
    <message>
        <source>%1 of %2 classes has no test image: %3.</source>
        <translation>%2 クラスのうち %1 クラスにテスト画像がありません: %3。</translation>
    </message>
    <message>
        <source>The training images are those of %1; those of %2 were passed over.</source>
        <translation>訓練画像には %1 のものを使い、%2 のものは使いません。</translation>
    </message>
    <message>
        <source>Pictures in %1 that were passed over, as its data files are read: %2.</source>
        <translation>%1 にある画像 %2 枚は、データファイルを読み込むため使いません。</translation>
    </message>
    <message>
        <source>Pictures in %1 that were passed over, as its data files are read: %2 (%3). To train on a folder of pictures, give it alone.</source>
        <translation>%1 にある画像 %2 枚(%3)は、データファイルを読み込むため使いません。画像のフォルダで学習するには、そのフォルダだけを指定してください。</translation>
    </message>
    <message>
        <source>It is too early to say: a fifth of the %1 epochs has to be done.</source>
        <translation>まだ判断できません。%1 エポックの 5 分の 1 まで進む必要があります。</translation>
    </message>
    <message>
        <source>With shortcuts, one seed: %2</source>
        <translation>ショートカットあり、シード 1 つ: %2</translation>
    </message>
    <message>
        <source>With shortcuts, %1 seeds: %2</source>
        <translation>ショートカットあり、シード %1 個: %2</translation>
    </message>
    <message>
        <source>With shortcuts depth costs %1 points less (margin %2).</source>
        <translation>ショートカットがあると、深くすることの代償は %1 ポイント小さくなります(許容幅 %2 ポイント)。</translation>
    </message>
    <message>
        <source>With shortcuts depth costs %1 points more (margin %2).</source>
        <translation>ショートカットがあると、深くすることの代償は %1 ポイント大きくなります(許容幅 %2 ポイント)。</translation>
    </message>
    <message>
        <source>With shortcuts depth costs %1 points less (%2 to %3).</source>
        <translation>ショートカットがあると、深くすることの代償は %1 ポイント小さくなります(%2〜%3)。</translation>
    </message>
    <message>
        <source>With shortcuts depth costs %1 points more (%2 to %3).</source>
        <translation>ショートカットがあると、深くすることの代償は %1 ポイント大きくなります(%2〜%3)。</translation>
    </message>
    <message>
        <source>That is of the one seed that both have.</source>
        <translation>これは両方にある 1 つのシードについての値です。</translation>
    </message>
    <message>
        <source>That is of the %1 seeds that both have.</source>
        <translation>これは両方にある %1 個のシードについての値です。</translation>
    </message>
    <message>
        <source>no common seed</source>
        <translation>共通のシードなし</translation>
    </message>
    <message>
        <source>With shortcuts, after epoch %1: %2</source>
        <translation>ショートカットあり、エポック %1 の後: %2</translation>
    </message>
    <message>
        <source>A run of %1 has failed.</source>
        <translation>%1 の実行が失敗しました。</translation>
    </message>
    <message>
        <source>%1 has failed and is left out.</source>
        <translation>%1 は失敗したため、除外しました。</translation>
    </message>
    <message>
        <source>The residual networks have hardly trained, so they do not say whether shortcuts undo it.</source>
        <translation>残差ネットワークはほとんど学習していないので、ショートカットで解消されるかどうかは分かりません。</translation>
    </message>
    <message>
        <source>The deeper network errs more with shortcuts than without, so they undo nothing.</source>
        <translation>深いネットワークの誤差は、ショートカットがあるほうが大きいので、解消したとは言えません。</translation>
    </message>
    <message>
        <source>The margin of both gaps together, %1 points, is too wide to say that shortcuts undo degradation; more seeds can tell.</source>
        <translation>両方の差を合わせた許容幅が %1 ポイントと広く、ショートカットが劣化を解消するとは言えません。シードを増やせば分かります。</translation>
    </message>
    <message>
        <source>%1 training / test error, each after its last epoch.</source>
        <translation>%1（訓練 / テスト誤差、それぞれ最後のエポックの後）。</translation>
    </message>
    <message>
        <source>The margin of both gaps together, %1 points, is too wide to say that shortcuts undo degradation; more images can tell.</source>
        <translation>両方の差を合わせた許容幅が %1 ポイントと広く、ショートカットが劣化を解消するとは言えません。画像を増やせば分かります。</translation>
    </message>
    <message>
        <source>He et al. 2015, figures 1 and 6</source>
        <translation>He ほか 2015、図1と図6</translation>
    </message>
    <message>
        <source>He et al. 2015, figure 6</source>
        <translation>He ほか 2015、図6</translation>
    </message>
    <message>
        <source>He et al. 2015, table 6</source>
        <translation>He ほか 2015、表6</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s page on ResNet-50 v1.5</source>
        <translation>NVIDIA の ResNet-50 v1.5 のページ</translation>
    </message>
    <message>
        <source>about 0.5 points of test error less than v1</source>
        <translation>テスト誤差が v1 より約 0.5 ポイント低い</translation>
    </message>
    <message>
        <source>Goyal et al. 2017, table 2b</source>
        <translation>Goyal ほか 2017、表2b</translation>
    </message>
    <message>
        <source>%1 % test error; %2.</source>
        <translation>テスト誤差 %1 %；%2。</translation>
    </message>
    <message>
        <source>%1, %2 test images</source>
        <translation>%1、テスト画像 %2枚</translation>
    </message>
    <message>
        <source>%1, %2 training images</source>
        <translation>%1、学習画像 %2枚</translation>
    </message>
    <message>
        <source>Different data, so these errors cannot be compared: %1.</source>
        <translation>データが異なるため、これらの誤り率は比較できません：%1。</translation>
    </message>
    <message>
        <source>%1 beats %2</source>
        <translation>%1 が %2 に勝る</translation>
    </message>
    <message>
        <source>%1 compared</source>
        <translation>%1 の比較</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>; planned to end after epoch %1, went on to %2 at its last rate</source>
        <translation>；エポック %1 で終える予定だったが、最後の学習率で %2 まで続けた</translation>
    </message>
    <message>
        <source>%1, line %2, is damaged: %3 comes after a later record; delete the line and everything after it.</source>
        <translation>%1 の %2 行目が壊れています：%3 が後の記録の後ろにあります。この行以降をすべて削除してください。</translation>
    </message>
    <message>
        <source>The pictures of %1 were not the same for all of these runs, so their errors are compared only where they were.</source>
        <translation>これらの学習では %1 の画像が同じではないため、同じ画像のものだけ誤差を比べます。</translation>
    </message>
    <message>
        <source>%1, %2 within noise</source>
        <translation>%1、%2 はばらつきの範囲内</translation>
    </message>
    <message>
        <source>%1: no difference beyond noise</source>
        <translation>%1：誤差を超える差なし</translation>
    </message>
    <message>
        <source>Depth costs the residual networks, too, so shortcuts do not undo it.</source>
        <translation>残差ネットワークでも深さで損をするため、ショートカットはそれを打ち消していません。</translation>
    </message>
    <message>
        <source>%1 answers with numbers that are not finite, so there is no probability to tell; choose other weights or train them again.</source>
        <translation>%1 の答えに有限でない数があるため、確率を示せません。別の重みを選ぶか、もう一度訓練してください。</translation>
    </message>
    <message>
        <source>Classes paired by their letters: %1.</source>
        <translation>文字だけで対応させたクラス：%1。</translation>
    </message>
    <message>
        <source>The best weights cannot be used: %1 Bring the file back from a copy, or train the run again.</source>
        <translation>最良の重みを使えません：%1 コピーから戻すか、もう一度学習してください。</translation>
    </message>
    <message>
        <source>%1 ends at step %2 of the %3 that the run has done, so its curve within the epochs has a gap: bring the file back from a copy; its errors do not need it.</source>
        <translation>%1 は、行った %3 ステップのうち %2 で終わっているため、エポック内の曲線に欠けがあります：コピーから戻してください。誤差には影響しません。</translation>
    </message>
    <message>
        <source>No epoch is finished in all of them, failed runs aside.</source>
        <translation>失敗した学習を除いても、すべてで終わったエポックがまだありません。</translation>
    </message>
    <message>
        <source>It is too early to compare the others.</source>
        <translation>ほかはまだ比較には早すぎます。</translation>
    </message>
    <message>
        <source>; random size and crop</source>
        <translation>、ランダムな大きさと切り抜き</translation>
    </message>
    <message>
        <source>; a random part of each</source>
        <translation>、各画像のランダムな部分</translation>
    </message>
    <message>
        <source>; border %1 px</source>
        <translation>、余白 %1 px</translation>
    </message>
    <message>
        <source>%1, %2 training and %3 test images, %4 classes</source>
        <translation>%1、訓練画像 %2枚、テスト画像 %3枚、%4クラス</translation>
    </message>
    <message>
        <source>, random colour shift</source>
        <translation>、ランダムな色の変化</translation>
    </message>
    <message>
        <source>Degradation is showing in the plain pair</source>
        <translation>プレーンの組に劣化が現れています</translation>
    </message>
    <message>
        <source>Degradation reproduced</source>
        <translation>劣化を再現しました</translation>
    </message>
    <message>
        <source>Degradation is showing, and shortcuts undo it</source>
        <translation>劣化が現れ、ショートカットが解消しています</translation>
    </message>
    <message>
        <source>Degradation reproduced, undone by shortcuts</source>
        <translation>劣化を再現し、ショートカットで解消しました</translation>
    </message>
    <message>
        <source>Degradation not reproduced here</source>
        <translation>ここでは劣化は再現されませんでした</translation>
    </message>
    <message>
        <source>Overfitting, not degradation</source>
        <translation>劣化ではなく過学習です</translation>
    </message>
    <message>
        <source>No difference beyond noise</source>
        <translation>ばらつきを超える差はありません</translation>
    </message>
    <message>
        <source>Too early to say</source>
        <translation>まだ判定できません</translation>
    </message>
    <message>
        <source>The deeper plain network&apos;s test error is %1 points higher all the same: it fits the training images better and new ones worse.</source>
        <translation>それでも、深いプレーンネットワークのテスト誤差は %1 ポイント高く、訓練画像にはよく合い、新しい画像には合わなくなっています。</translation>
    </message>
    <message>
        <source>The plain pair&apos;s difference is within the margin, which five of its training images make; more images can tell.</source>
        <translation>プレーンの組の差は、訓練画像5枚分の許容幅の中です。画像を増やせば判断できます。</translation>
    </message>
    <message>
        <source>The plain pair&apos;s difference is within the margin; more seeds or more epochs can tell.</source>
        <translation>プレーンの組の差は許容幅の中です。シードかエポックを増やせば判断できます。</translation>
    </message>
    <message>
        <source>The residual pair has not come as far yet, so it undoes nothing yet.</source>
        <translation>残差の組はまだそこまで進んでいないので、解消するかどうかはまだわかりません。</translation>
    </message>
    <message>
        <source>Depth costs nothing with shortcuts.</source>
        <translation>ショートカットがあれば、深くしても悪くなりません。</translation>
    </message>
    <message>
        <source>With shortcuts the difference is within the margin, %1 points.</source>
        <translation>ショートカットがあれば、差は許容幅（%1 ポイント）の中です。</translation>
    </message>
    <message>
        <source>%1, line %2, is damaged: an epoch is missing before %3; delete the line and everything after it.</source>
        <translation>%1 の %2 行目が壊れています。%3 の前のエポックがありません。その行以降を削除してください。</translation>
    </message>
    <message>
        <source>Each seed that they have in common has failed in one of them.</source>
        <translation>共通のシードは、どれもいずれかで失敗しています。</translation>
    </message>
    <message>
        <source>They have no seed in common, so they cannot be compared: train them with the same seeds.</source>
        <translation>共通のシードがないため比較できません。同じシードで学習してください。</translation>
    </message>
    <message>
        <source>That all were tested on the same pictures is taken for granted.</source>
        <translation>テスト画像は同じものとみなしています。</translation>
    </message>
    <message>
        <source>Trained on different pictures; that they were tested on the same is taken for granted: %1.</source>
        <translation>訓練画像が異なります。テスト画像は同じものとみなしています：%1。</translation>
    </message>
    <message>
        <source>%1, training error</source>
        <translation>%1（訓練誤差）</translation>
    </message>
    <message>
        <source>%1, test error</source>
        <translation>%1（テスト誤差）</translation>
    </message>
    <message>
        <source>%1 has %2 % training error, %3 %4 %: no difference.</source>
        <translation>%1 の訓練誤差は %2 %、%3 は %4 % で、差はありません。</translation>
    </message>
    <message>
        <source>The deeper network errs as much with shortcuts as without, within noise, so nothing says that they undo it.</source>
        <translation>深いネットワークの誤差は、ショートカットの有無によらず、ばらつきの範囲で同じです。ショートカットが解消するとは言えません。</translation>
    </message>
    <message>
        <source>How much less depth costs with shortcuts is within noise: %1 points (%2 to %3).</source>
        <translation>ショートカットがあると深さの悪影響がどれだけ減るかは、ばらつきの範囲です。%1 ポイント（%2〜%3）。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>From end to end the deeper plain network trains better, but not in each step between.</source>
        <translation>両端では深いプレーンネットワークのほうがよく学習しますが、途中の各段階ではそうとは限りません。</translation>
    </message>
    <message>
        <source>With shortcuts depth helps %1 points more (%2 to %3).</source>
        <translation>ショートカットがあると、深さの効果は %1 ポイント大きくなります（%2〜%3）。</translation>
    </message>
    <message>
        <source>With shortcuts depth helps %1 points less (%2 to %3).</source>
        <translation>ショートカットがあると、深さの効果は %1 ポイント小さくなります（%2〜%3）。</translation>
    </message>
    <message>
        <source>Of %1 depths the verdict compares the ends of one kind of block; the comparison of depth has each step.</source>
        <translation>%1 通りの深さのうち、判定は同じ種類のブロックの両端を比べています。各段階は深さの比較にあります。</translation>
    </message>
    <message>
        <source>The deeper one&apos;s test error is %1 points higher all the same.</source>
        <translation>ただし、深い方のテスト誤差は %1 ポイント高くなっています。</translation>
    </message>
    <message>
        <source>The deeper one&apos;s test error is %1 points lower all the same.</source>
        <translation>ただし、深い方のテスト誤差は %1 ポイント低くなっています。</translation>
    </message>
    <message>
        <source>Neither has come below %1 % training error, half the error of guessing, so nothing is said of them.</source>
        <translation>どちらも訓練誤差が %1 %（当て推量の誤差の半分）を下回っていないため、何も言えません。</translation>
    </message>
    <message>
        <source>%1 runs of %2 have failed, so what is said rests on the others.</source>
        <translation>%2 の学習が %1 件失敗しました。ここでの結果は残りの学習によるものです。</translation>
    </message>
    <message>
        <source>%1: %2 beats %3, by no step beyond noise</source>
        <translation>%1: %2 が %3 を上回るが、どの一段もばらつきの範囲内</translation>
    </message>
    <message>
        <source>Degradation not reproduced between %1 and %2</source>
        <translation>%1 と %2 の間では劣化は再現されませんでした</translation>
    </message>
    <message>
        <source>No difference beyond noise between %1 and %2</source>
        <translation>%1 と %2 の間に、ばらつきを超える差はありません</translation>
    </message>
    <message>
        <source>Other test pictures alone could make %1 points of it: more of them can tell, more seeds cannot.</source>
        <translation>テスト画像が別のものだったというだけで %1 ポイントの差になりえます。シードを増やしても決まりませんが、テスト画像を増やせば決まることがあります。</translation>
    </message>
    <message>
        <source>Over all steps: %1</source>
        <translation>全体では：%1</translation>
    </message>
    <message>
        <source>, stride in the first 1×1 (v1)</source>
        <translation>、ストライドは最初の 1×1（v1）</translation>
    </message>
    <message>
        <source>, stride in the 3×3 (v1.5)</source>
        <translation>、ストライドは 3×3（v1.5）</translation>
    </message>
    <message>
        <source>, groups: %1 of width %2</source>
        <translation>、グループ：幅 %2 が %1 個</translation>
    </message>
    <message>
        <source>%1: %2 layers, basic blocks %3, width %4, stem %5</source>
        <translation>%1: %2 層、基本ブロック %3、幅 %4、ステム %5</translation>
    </message>
    <message>
        <source>%1: %2 layers, bottlenecks %3, width %4, stem %5</source>
        <translation>%1: %2 層、ボトルネック %3、幅 %4、ステム %5</translation>
    </message>
    <message>
        <source>, no norm behind the last block</source>
        <translation>、最後のブロックの後の正規化なし</translation>
    </message>
    <message>
        <source>The shortest of these has done %1 steps, a beginning: a longer training may end otherwise.</source>
        <translation>このうち最も短いものは %1 ステップで、まだ始まりにすぎません。もっと長く学習させると結果が変わることがあります。</translation>
    </message>
    <message>
        <source>%1 has not come as far and is left out so far.</source>
        <translation>%1 はまだそこまで進んでいないので、今のところ含めていません。</translation>
    </message>
</context>
<context>
    <name>std::filesystem</name>
    <message>
        <source>&quot;%1&quot; cannot be the name of a folder; choose a shorter one without slashes.</source>
        <translation>「%1」はフォルダ名にできません。スラッシュを含まない、より短い名前を選んでください。</translation>
    </message>
    <message>
        <source>There is already something called &quot;%1&quot; in %2; choose another name.</source>
        <translation>%2 にはすでに「%1」というものがあります。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Could not rename %1: %2.</source>
        <translation>%1 の名前を変更できませんでした：%2。</translation>
    </message>
    <message>
        <source>%1 holds no weights yet; choose a run folder that has trained for an epoch, or a .safetensors file.</source>
        <translation>%1 にはまだ重みがありません。1エポック以上学習した実行のフォルダか、.safetensors ファイルを選んでください。</translation>
    </message>
    <message>
        <source>There is no home folder to keep experiments in; set HOME to one.</source>
        <translation>実験を置くホームフォルダがありません。HOME を設定してください。</translation>
    </message>
</context>
<context>
    <name>torch</name>
    <message>
        <source>There is no device &quot;%1&quot;; choose auto, cpu, cuda or cuda:N.</source>
        <translation>「%1」というデバイスはありません。auto、cpu、cuda、cuda:N から選んでください。</translation>
    </message>
    <message>
        <source>No CUDA device can be used with this LibTorch; choose the device cpu, or build with a CUDA LibTorch (README, &quot;GPU&quot;).</source>
        <translation>この LibTorch で使える CUDA デバイスがありません。デバイスに cpu を選ぶか、CUDA 対応の LibTorch でビルドしてください（README の「GPU」）。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot;; this machine has %2, counted from cuda:0.</source>
        <translation>「%1」というデバイスはありません。この計算機にあるのは、cuda:0 から数えて %2個です。</translation>
    </message>
</context>
</TS>
