class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inputs, planes, stride=1, downsample=None, v1=False):
        super().__init__()
        first, second = (stride, 1) if v1 else (1, stride)  # [code: conv1 conv2]
        self.conv1 = nn.Conv2d(inputs, planes, 1, first, bias=False)  # [code: conv1]
        self.bn1 = nn.BatchNorm2d(planes)  # [code: norm1]
        self.conv2 = nn.Conv2d(planes, planes, 3, second, padding=1, bias=False)  # [code: conv2]
        self.bn2 = nn.BatchNorm2d(planes)  # [code: norm2]
        self.conv3 = nn.Conv2d(planes, 4 * planes, 1, bias=False)  # [code: conv3]
        self.bn3 = nn.BatchNorm2d(4 * planes)  # [code: norm3]
        self.relu = nn.ReLU(inplace=True)  # [code: relu1 relu2 relu]
        self.downsample = downsample  # [code: shortcut]

    def forward(self, x):
        y = self.conv1(x)  # [code: conv1]
        y = self.bn1(y)  # [code: norm1]
        y = self.relu(y)  # [code: relu1]
        y = self.conv2(y)  # [code: conv2]
        y = self.bn2(y)  # [code: norm2]
        y = self.relu(y)  # [code: relu2]
        y = self.conv3(y)  # [code: conv3]
        y = self.bn3(y)  # [code: norm3]
        if self.downsample is not None:  # [code: shortcut]
            x = self.downsample(x)  # [code: shortcut]
        y = y + x  # [code: add]
        return self.relu(y)  # [code: relu]
